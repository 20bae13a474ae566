#!/usr/bin/env python3
"""What search and feeds cost an archive of N papers: the index, questions, and a feed of all and of the next night.

    tests/bench/search_curve.py build/release/tools/kst [1000 10000 100000 …] [--in FOLDER]

Papers are those of corpus_curve.py. Printed for each size: the index as a share of the time of `kst run` (made anew, against the whole
run) and of the store's bytes; questions of several kinds in milliseconds of CPU, the start of the program among them, which is printed
too; feeds in seconds of CPU and peak memory of kst: of all papers, then of 300 that are new. PostgreSQL is one of its own in a scratch folder, and is asked for its rows.
"""
import argparse, multiprocessing, os, shutil, sqlite3, subprocess, sys, tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, HERE + "/../engines"]
from corpus_curve import cost, dutch, lines
from engines import Postgres

NIGHT, RUNS = 300, 5


def make(each, first, last, size):
    with open(each, "w", encoding="utf-8") as file:
        file.writelines(lines(first, last, size))


def in_child(of, *more):
    """What is large in this process would be in the peak of each that it starts."""
    with multiprocessing.Pool(1) as pool:
        return pool.apply(of, more)


def asked():
    words = dutch()
    return {"a common word": [words[1]], "one of a hundred": [words[500]], "a rare one": [words[20000]], "two words": [words[3], words[40]],
            "a phrase": ['"uitvoering aan de motie"'], "begin*": [words[60][:4] + "*"], "title:": ["title:sluizen"], "a filter": [words[3], "--kind", "letter"],
            "in notes": [words[3], "--in", "notes"], "--count": [words[1], "--count"], "--facets": [words[1], "--facets"]}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kst")
    ap.add_argument("size", nargs="*", type=int, default=[1000, 10000, 100000])
    ap.add_argument("--in", dest="folder", default=None, help="where there is room: 30 KB a paper")
    a = ap.parse_args()
    questions = in_child(asked)
    for size in a.size:
        temp = tempfile.mkdtemp(dir=a.folder)
        corpus, each, out = temp + "/corpus", temp + "/each.ndjson", temp + "/out"

        def kst(*more):
            return cost([a.kst, *more], out)

        def run(first, last, *more):
            in_child(make, each, first, last, size)
            return kst("run", "--each", each, "--into", corpus, *more)

        try:
            whole, peak = run(0, size)
            anew = run(0, 1, "--index-anew")[0] - run(0, 1)[0]
            stored = os.path.getsize(corpus + "/kst.db")
            with sqlite3.connect(corpus + "/kst.db") as db:
                indexed = db.execute("SELECT (SELECT sum(length(block)) FROM search_index_data) + (SELECT sum(length(sz) + 8) FROM search_index_docsize) + (SELECT sum(length(papers) + length(sent)) FROM search_traits)").fetchone()[0]
            print(f"{size:,} papers: run {whole:.1f} s, {peak:.0f} MB; the index {anew / whole:.0%} of the time, {indexed / stored:.0%} of {stored / 1e6:.0f} MB")
            start = min(kst("search", corpus, "--count", "zzzz")[0] for _ in range(RUNS))
            took = {name: min(kst("search", corpus, *words)[0] for _ in range(RUNS)) for name, words in questions.items()}
            print(f"  questions, ms of CPU (start {start * 1000:.0f}): " + ", ".join(f"{name} {seconds * 1000:.0f}" for name, seconds in took.items()), flush=True)
            forms = {form: ["--to", form] for form in ("opensearch", "sqlite", "postgres", "rdf")}
            told = {form: [kst("feed", corpus, *more)] for form, more in forms.items()}
            with Postgres() as db:
                into = ["--to", "postgres", "--dsn", db.dsn]
                told["--dsn"] = [kst("feed", corpus, *into)]
                run(size, size + NIGHT)
                for form in ("opensearch", "sqlite", "postgres"):
                    told[form].append(kst("feed", corpus, *forms[form], "--since", "1"))
                told["--dsn"].append(kst("feed", corpus, *into, "--since", "1"))
                rows = int(db.ask("SELECT count(*) FROM kst_papers"))
            print(f"  feeds, all and then what {NIGHT} papers change: " + "; ".join(
                f"{form} " + ", ".join(f"{seconds:.2f} s {most:.0f} MB" for seconds, most in both) for form, both in told.items()) + f"; {rows:,} rows in PostgreSQL", flush=True)
        finally:
            shutil.rmtree(temp)
    return 0


if __name__ == "__main__":
    sys.exit(main())
