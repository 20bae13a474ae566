#!/usr/bin/env python3
"""CPU time of `kst read` as a ratio to `pdftotext` on the same pages in the same run.

    tests/bench/read_ratio.py build/release/tools/kst ../shared/corpus/letters ../shared/corpus/official

For each folder its PDFs are merged into one file, so that pdftotext pays its start once; the two commands then run in turn,
`kst read` over the files as they are. CPU is user and system time, children included. Printed: the median ratio of the pairs;
the ratio to what pdftotext takes for the files as they are, a call each, as it must be called; and the ratio of what the same
papers cost when they come again in one call of kst (a run over many papers pays its start once).
"""
import argparse, pathlib, resource, statistics, subprocess, sys, tempfile


AGAIN = 5


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kst")
    ap.add_argument("folder", nargs="+", type=pathlib.Path)
    ap.add_argument("--pairs", type=int, default=5)
    a = ap.parse_args()
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
