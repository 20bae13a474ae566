#!/usr/bin/env python3
"""CPU time of `kst read` as a ratio to `pdftotext` on the same pages in the same run.

    tests/bench/read_ratio.py build/release/tools/kst ../shared/corpus/letters ../shared/corpus/official

For each folder its PDFs are merged into one file, so that pdftotext pays its start once; the two commands then run in turn,
`kst read` over the files as they are. CPU is user and system time, children included. Printed: the median ratio of the pairs;
the ratio to what pdftotext takes for the files as they are, a call each, as it must be called; and the ratio of what the same
papers cost when they come again in one call of kst (a run over many papers pays its start once). With --worst N, the N papers
of all folders that cost most once started, each against pdftotext once started too.
"""
import argparse, pathlib, resource, statistics, subprocess, sys, tempfile


AGAIN = 5


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def worst(kst, files, count):
    """Prints the papers that cost most of what pdftotext costs, both without their start: kst's by reading the paper again
    in one call, pdftotext's by taking off what a call without a paper costs. The worst of one pass are measured thrice."""
    start = min(cpu(["pdftotext", "-v"]) for _ in range(9))

    def measure(paper, times):
        mine = min(cpu([kst, "read", "-j", "1", *[paper] * (2 * AGAIN)]) - cpu([kst, "read", "-j", "1", *[paper] * AGAIN])
                   for _ in range(times)) / AGAIN
        theirs = max(min(cpu(["pdftotext", paper, "/dev/null"]) for _ in range(times)) - start, 1e-4)
        return mine / theirs, mine, theirs, paper

    rows = sorted((measure(paper, 1) for paper in files), reverse=True)[:2 * count]
    for ratio, mine, theirs, paper in sorted((measure(row[-1], 3) for row in rows), reverse=True)[:count]:
        print(f"{ratio:6.3f}  {1000 * mine:6.1f} ms to {1000 * theirs:6.1f} ms  {pathlib.Path(paper).name}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kst")
    ap.add_argument("folder", nargs="+", type=pathlib.Path)
    ap.add_argument("--pairs", type=int, default=5)
    ap.add_argument("--worst", type=int, metavar="N")
    a = ap.parse_args()
    if a.worst:
        worst(a.kst, [str(p) for folder in a.folder for p in sorted(folder.rglob("*.pdf"))], a.worst)
        return 0
    for folder in a.folder:
        files = [str(p) for p in sorted(folder.rglob("*.pdf"))]
        if not files:
            print(f"{folder}: no PDFs", file=sys.stderr)
            return 2
        with tempfile.TemporaryDirectory() as temp:
            merged = f"{temp}/merged.pdf"
            subprocess.run(["pdfunite", *files, merged], check=True, stderr=subprocess.DEVNULL)
            read, text = [a.kst, "read", *files], ["pdftotext", merged, f"{temp}/text"]
            cpu(read), cpu(text)  # warm the page cache
            pairs = [(cpu(read), cpu(text)) for _ in range(a.pairs)]
            calls = statistics.median(sum(cpu(["pdftotext", f, "-"]) for f in files) for _ in range(3))
            often = statistics.median(cpu([a.kst, "read", "-j", "1", *files * AGAIN]) for _ in range(3))
            once = statistics.median(cpu([a.kst, "read", "-j", "1", *files]) for _ in range(3))
        further = (often - once) / (AGAIN - 1) / statistics.median(t for _, t in pairs)
        ratios = sorted(mine / theirs for mine, theirs in pairs)
        print(f"{folder.name}: {len(files)} papers, kst read / pdftotext = {statistics.median(ratios):.3f} "
              f"(median of {a.pairs}; {ratios[0]:.3f} to {ratios[-1]:.3f}; kst {statistics.median(m for m, _ in pairs):.2f} s); "
              f"to a call a paper {statistics.median(m for m, _ in pairs) / calls:.3f}; once started {further:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
