#!/usr/bin/env python3
"""postgres.py KST: feeds a corpus to a real PostgreSQL of its own, twice, and reads it back. 77 (skipped) without one."""
import json, shutil, subprocess, sys, tempfile

sys.dont_write_bytecode = True
from corpora import put
from engines import Postgres, missing

HURTS = '=1+1 "aan"\t\'haal\' \\N \\. <script> ; DROP TABLE x; -- $$\n\nEen tweede alinea, \U0001F600.'


def main(kst):
    if not Postgres.programs():
        return missing("PostgreSQL")
    folder = tempfile.mkdtemp(prefix="kst-feed-")

    def run(words, **more):
        return subprocess.run(words, check=True, capture_output=True, text=True, **more).stdout

    try:
        corpus = folder + "/corpus"
        put(kst, corpus, [("a", "2021-10-04", "Zie Kamerstuk 29 911, nr. 323. Ik zal de Kamer voor 1 mei 2022 informeren."), ("b", "2021-10-04", HURTS)])
        feed = run([kst, "feed", corpus, "--to", "postgres", "--passages"])
        with Postgres() as db:
            for _ in range(2):
                db.run(feed)

            def expect(sql, value):
                got = db.ask(sql)
                if got != value:
                    sys.exit(f"postgres.py: {sql}\n  gives {got!r}, not {value!r}")

            expect("SELECT count(*) FROM kst_papers", "2")
            expect("SELECT count(*) FROM kst_commitments WHERE deadline = '2022-05-01'", "1")
            expect("SELECT target FROM kst_edges WHERE type = 'cites'", "kst-29911-323")
            expect("SELECT count(*) FROM kst_passages p JOIN kst_papers d ON d.id = p.paper AND position(p.text IN d.text) > 0",
                   db.ask("SELECT count(*) FROM kst_passages"))
            kept = json.loads(db.ask("SELECT to_json(text) FROM kst_papers WHERE text LIKE '=1+1%'"))
            read = [json.loads(line)["text"] for line in run([kst, "feed", corpus, "--to", "ndjson"]).splitlines()]
            if kept not in read:
                sys.exit(f"postgres.py: the text came out as {kept!r}")
            # A table that is there with other columns: nothing is half done.
            db.ask("ALTER TABLE kst_edges DROP COLUMN words")
            if subprocess.run(db.psql, input=feed, capture_output=True, text=True, cwd="/").returncode == 0:
                sys.exit("postgres.py: a table with other columns was fed")
            expect("SELECT count(*) FROM kst_papers", "2")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("postgres: fed twice, read back")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
