#!/usr/bin/env python3
"""postgres.py KST: feeds a corpus to a real PostgreSQL of its own, twice, and reads it back.

The server lives in a scratch folder, listens on a socket there and nowhere else, and is stopped at the end. 77 (skipped)
where PostgreSQL is not installed; in CI it must be.
"""
import glob, json, os, shutil, subprocess, sys, tempfile

HURTS = '=1+1 "aan"\t\'haal\' \\N \\. <script> ; DROP TABLE x; -- $$\n\nEen tweede alinea, \U0001F600.'


def find_server():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    return found[-1] if found else None


def main(kst):
    programs = find_server()
    if not programs:
        if os.environ.get("CI"):
            sys.exit("postgres.py: CI must have PostgreSQL; tools/setup installs it")
        print("not run: no PostgreSQL")
        return 77
    folder = tempfile.mkdtemp(prefix="kst-pg-")
    user = []
    if os.getuid() == 0:  # the server refuses root
        user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        shutil.chown(folder, "postgres", "postgres")
    data = folder + "/data"

    def run(words, **more):
        return subprocess.run(words, check=True, capture_output=True, text=True, **more).stdout

    corpus = folder + "/corpus"
    lines = "".join(json.dumps({"key": key, "date": "2021-10-04", "text": text}) + "\n" for key, text in
                    [("a", "Zie Kamerstuk 29 911, nr. 323. Ik zal de Kamer voor 1 mei 2022 informeren."), ("b", HURTS)])
    run([kst, "run", "--each", "-", "--into", corpus], input=lines)
    feed = run([kst, "feed", corpus, "--to", "postgres", "--passages"])
    run(user + [programs + "/initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], cwd="/")
    run(user + [programs + "/pg_ctl", "-D", data, "-w", "-o", f"-k {folder} -c listen_addresses=''", "-l",
                folder + "/log", "start"], cwd="/")
    try:
        psql = user + ["psql", "-XqAt", "-h", folder, "-d", "postgres"]
        for _ in range(2):
            run(psql, input=feed, cwd="/")

        def ask(sql):
            return run(psql + ["-c", sql], cwd="/").strip()

        def expect(sql, value):
            got = ask(sql)
            if got != value:
                sys.exit(f"postgres.py: {sql}\n  gives {got!r}, not {value!r}")

        expect("SELECT count(*) FROM kst_papers", "2")
        expect("SELECT count(*) FROM kst_commitments WHERE deadline = '2022-05-01'", "1")
        expect("SELECT target FROM kst_edges WHERE type = 'cites'", "kst-29911-323")
        expect("SELECT count(*) FROM kst_passages p JOIN kst_papers d ON d.id = p.paper AND position(p.text IN d.text) > 0",
               ask("SELECT count(*) FROM kst_passages"))
        kept = json.loads(ask("SELECT to_json(text) FROM kst_papers WHERE text LIKE '=1+1%'"))
        read = [json.loads(line)["text"] for line in run([kst, "feed", corpus, "--to", "ndjson"]).splitlines()]
        if kept not in read:
            sys.exit(f"postgres.py: the text came out as {kept!r}")
        # A table that is there with other columns: nothing is half done.
        ask("ALTER TABLE kst_edges DROP COLUMN words")
        failed = subprocess.run(psql, input=feed, capture_output=True, text=True, cwd="/")
        if failed.returncode == 0:
            sys.exit("postgres.py: a table with other columns was fed")
        expect("SELECT count(*) FROM kst_papers", "2")
    finally:
        subprocess.run(user + [programs + "/pg_ctl", "-D", data, "-m", "immediate", "stop"], capture_output=True, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)
    print("postgres: fed twice, read back")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
