#!/usr/bin/env python3
"""Where one machine ends: what an archive of N papers with 10 N references costs in time, memory and disk, and what the next night does.

    tests/bench/corpus_curve.py build/release/tools/kst [1000 10000 100000] [--in FOLDER]

Papers are those of link_curve.py (letters that name, promise, keep and cite; every fifth a motion) with six citations more, which go to
few papers often and to most seldom, as in parliament (the share of the r-th falls as 1/r), and with a hundred words more of hunspell's
Dutch list, which fall likewise. Printed for each size: `kst run` of all, reading and
linking; the link of all alone; `kst trace` of one paper; the registers of motions and of commitments; the graph as JSON; `kst run` of 300 papers
more, once of days all over the years and once of a later day than all others, as a night's are; each as seconds of CPU, peak memory, ratio of
the time to the size before per paper (1.0 is linear); and the store's bytes a paper.
"""
import argparse, itertools, json, os, random, re, shutil, sqlite3, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from link_curve import PADDING, paper, place

MORE = 100  # words of a paper


def dutch():
    lines = open("/usr/share/hunspell/nl_NL.dic", encoding="utf-8").read().split("\n")[1:]
    words = [line.split("/")[0] for line in lines if re.fullmatch(r"[a-z]{3,}(/.*)?", line)]
    random.Random(16).shuffle(words)
    return words


def cited(dice, n, size):
    r = int(size ** dice.random())  # the logarithm is even: 1/r
    return place(r * 7919 % size, size) if r > 0 else place(n // 2, size)


def lines(first, last, size, tonight=False):
    words = dutch()
    heights = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for n in range(first, last):
        dice = random.Random(n)
        more = ", ".join("Kamerstuk {}, nr. {}".format(*cited(dice, n, size)) for _ in range(6))
        body = " ".join(dice.choices(words, cum_weights=heights, k=MORE))
        text = paper(n, size)
        if tonight:
            text = re.sub(r"((?:Voorgesteld|Den Haag,) \d+ \w+) \d+", r"\1 2024", text)
        text = text.replace(PADDING, f"{PADDING}Het gaat om {body}.", 1)
        yield json.dumps({"key": str(n), "text": text.replace("In de brief van", f"Verwezen wordt naar {more}. In de brief van", 1)}) + "\n"


def cost(words, out):
    with open(out, "wb") as file:
        process = subprocess.Popen(words, stdout=file, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, (words, process.returncode)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kst")
    ap.add_argument("size", nargs="*", type=int, default=[1000, 10000, 100000])
    ap.add_argument("--in", dest="folder", default=None, help="where there is room: 4 KB a paper")
    a = ap.parse_args()
    before = before_size = None
    print("papers | run of all | link of all | trace | motions | commitments | graph | 300 more | the next 300 | store")
    for size in a.size:
        temp = tempfile.mkdtemp(dir=a.folder)
        corpus, feed, out = temp + "/corpus", temp + "/feed.ndjson", temp + "/out"
        try:
            def run(first, last, tonight=False):
                with open(feed, "w", encoding="utf-8") as file:
                    file.writelines(lines(first, last, size, tonight))
                return cost([a.kst, "run", "--each", feed, "--into", corpus], out)
            now = [run(0, size)]
            with sqlite3.connect(corpus + "/kst.db") as db:
                db.execute("UPDATE meta SET value = 'by other rules' WHERE key = 'linked'")
            now.append(run(0, 1))
            with sqlite3.connect(corpus + "/kst.db") as db:
                one = db.execute("SELECT id FROM paper WHERE kind = 'letter' AND id LIKE 'kst-%' ORDER BY id LIMIT 1").fetchone()[0]
            now.append(cost([a.kst, "trace", corpus, one], out))
            for register in ("motions", "commitments"):
                now.append(cost([a.kst, register, corpus, "--csv"], out))
            now.append(cost([a.kst, "graph", corpus], out))
            now.append(run(size, size + 300))
            now.append(run(size + 300, size + 600, tonight=True))
            stored = os.path.getsize(corpus + "/kst.db")
        finally:
            shutil.rmtree(temp)
        cells = []
        for i, (seconds, peak) in enumerate(now):
            ratio = f" x{seconds / before[i] / (size / before_size):.2f}" if before and i in (0, 1, 3, 4, 5) else ""
            cells.append(f"{seconds:.2f} s {peak:.0f} MB{ratio}")
        print(f"{size:,} | " + " | ".join(cells) + f" | {stored / 1e6:.0f} MB, {stored / size / 1024:.1f} KB a paper", flush=True)
        before, before_size = [seconds for seconds, _ in now], size
    return 0


if __name__ == "__main__":
    sys.exit(main())
