#!/usr/bin/env python3
"""postgres.py KST: feeds a corpus to a real PostgreSQL of its own, by script and by --dsn, and reads it back: twice in is once there,
what is gone is gone, and what fails changes nothing. 77 (skipped) without one.
"""
import json, shutil, subprocess, sys, tempfile, time

sys.dont_write_bytecode = True
from engines import Postgres, missing

HURTS = '=1+1 "aan"\t\'haal\' \\N \\. <script> ; DROP TABLE x; -- $$\n\nEen tweede alinea, \U0001F600.'
TABLES = ["kst_papers", "kst_edges", "kst_commitments", "kst_passages"]


def check(is_so, what):
    if not is_so:
        sys.exit("postgres.py: " + what)


def same(got, value, what):
    check(got == value, f"{what}\n  gives {got!r}, not {value!r}")


def all_of(db):
    return [sorted(db.ask(f"SELECT to_json(t) FROM {table} t").splitlines()) for table in TABLES]


def until(what, asked):
    for _ in range(600):
        if asked():
            return
        time.sleep(0.1)
    sys.exit(f"postgres.py: {what} does not come")


def main(kst):
    if not Postgres.programs():
        return missing("PostgreSQL")
    folder = tempfile.mkdtemp(prefix="kst-feed-")
    corpus = folder + "/corpus"

    def papers(**texts):
        """A run over these files and no others."""
        for name, text in texts.items():
            open(f"{folder}/{name}.txt", "w").write(text)
        names = "".join(f"{folder}/{name}.txt\n" for name in texts)
        subprocess.run([kst, "run", "--from", "-", "--into", corpus], input=names, text=True, check=True, capture_output=True)

    def feed(*more):
        return subprocess.run([kst, "feed", corpus, "--passages", *more], capture_output=True, text=True)

    def script(*more):
        done = feed("--to", "postgres", *more)
        check(done.returncode == 0, done.stderr)
        return done.stdout

    def refused(words, *more):
        """One line that says why, and exit status 1."""
        done = feed("--to", "postgres", *more)
        check(done.returncode == 1 and done.stdout == "" and done.stderr.count("\n") == 1 and words in done.stderr, f"{more} ends with {done}")

    try:
        first = "Zie Kamerstuk 29 911, nr. 323. Ik zal de Kamer voor 1 mei 2022 informeren over de moties."
        papers(a=first, b=HURTS)
        whole = script()
        with Postgres(hunspell=True) as db:
            def expect(sql, value):
                same(db.ask(sql), value, sql)

            def told(*more):
                done = feed("--to", "postgres", "--dsn", db.dsn, *more)
                check(done.returncode == 0 and done.stdout + done.stderr == "", f"--dsn ends with {done}")

            for _ in range(2):
                db.run(whole)
            expect("SELECT count(*) FROM kst_papers", "2")
            expect("SELECT count(*) FROM kst_commitments WHERE deadline = '2022-05-01'", "1")
            expect("SELECT target FROM kst_edges WHERE type = 'cites'", "kst-29911-323")
            expect("SELECT count(*) FROM kst_passages p JOIN kst_papers d ON d.id = p.paper AND position(p.text IN d.text) > 0",
                   db.ask("SELECT count(*) FROM kst_passages"))
            kept = json.loads(db.ask("SELECT to_json(text) FROM kst_papers WHERE text LIKE '=1+1%'"))
            read = [json.loads(line)["text"] for line in feed("--to", "ndjson").stdout.splitlines()]
            check(kept in read, f"the text came out as {kept!r}")

            # What the usual Dutch stemmer does not find, the dictionary does.
            for words, finds in [("dutch", "f"), ("dutch_hunspell", "t")]:
                expect(f"SELECT to_tsvector('{words}', text) @@ to_tsquery('{words}', 'motie') FROM kst_papers WHERE text LIKE 'Zie%'", finds)

            # By --dsn there is the same, from nothing and over what is there.
            scripted = all_of(db)
            db.run("".join(f"DROP TABLE {table};" for table in TABLES))
            for _ in range(2):
                told()
                same(all_of(db), scripted, "--dsn")

            # The next night: one paper says something else, one is new.
            papers(a=first, b="Zie Kamerstuk 29 911, nr. 281.", c="Zie Kamerstuk 29 911, nr. 323.")
            told("--since", "1")
            night = all_of(db)
            check(len(night[0]) == 3 and not any("=1+1" in paper for paper in night[0]), "what is gone is there: " + "\n".join(night[0]))
            db.run("".join(f"DROP TABLE {table};" for table in TABLES))
            told()
            same(night, all_of(db), "--since")
            refused("nothing was put in", "--dsn", db.dsn + " options='-c default_transaction_read_only=on'")

            # The server goes away while it is fed: a lock of another session keeps the feed waiting until then.
            keeps = subprocess.Popen(db.psql, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True, cwd="/")
            keeps.stdin.write("BEGIN; LOCK TABLE kst_papers IN SHARE MODE; SELECT pg_sleep(600);\n")
            keeps.stdin.flush()
            until("the lock", lambda: db.ask("SELECT count(*) FROM pg_locks WHERE mode = 'ShareLock' AND relation = 'kst_papers'::regclass") == "1")
            waits = subprocess.Popen([kst, "feed", corpus, "--to", "postgres", "--dsn", db.dsn], stderr=subprocess.PIPE, text=True)
            until("the feed", lambda: db.ask("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'kst' AND wait_event_type = 'Lock'") == "1")
            db.stop()
            said = waits.communicate(timeout=60)[1]
            check(waits.returncode == 1 and said.count("\n") == 1 and said.endswith("; nothing was put in\n"), f"a server that goes away: {said!r}")
            keeps.communicate(timeout=60)
            refused("kst feed: --dsn: connection to server on socket", "--dsn", db.dsn)
            refused("kst feed: --dsn: this is no connection string", "--dsn", "host db.example")
            db.start()
            same(all_of(db), night, "after the server went away")

            # A table that is there with other columns.
            db.ask("ALTER TABLE kst_edges DROP COLUMN words; ALTER TABLE kst_papers ALTER COLUMN date TYPE text")
            refused("a feed needs kst_papers.date date, kst_edges.words text; rename or drop these tables and feed again", "--dsn", db.dsn)
            check(subprocess.run(db.psql, input=whole, capture_output=True, text=True, cwd="/").returncode != 0, "a table with other columns was fed")
            expect("SELECT count(*) FROM kst_papers", str(len(night[0])))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("postgres: fed twice by script and by connection, read back")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
