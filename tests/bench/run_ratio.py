#!/usr/bin/env python3
"""What two workers do in the time of one, and what a run costs whose rules changed.

    tests/bench/run_ratio.py build/release/tools/kst ../shared/corpus ../shared/xml

For each folder, the least of five: seconds of `kst run -j 1` and `-j 2` into a new corpus, of one that only links all anew
(a corpus rule changed) and of one that parses all anew from the kept texts (a parse rule changed). Printed: the ratio of -j 1
to -j 2, with the link and without it; the parent's CPU as a share of the workers', and how often a worker waited for its next
paper, a paper; both other runs as a share of the first; the size of the corpus, of it the kept texts.
A run with -j N keeps N workers and the parent busy: on a machine of two cores the ratio is at most 2 / (1 + the parent's share).
"""
import argparse, pathlib, shutil, sqlite3, subprocess, tempfile, time

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def used(pid):  # CPU seconds until now, and how often it waited
    ran = int(pathlib.Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return ran, int(status.split("\nvoluntary_ctxt_switches:")[1].split()[0])


def seconds(kst, corpus, folder, jobs, *more, seen=None):  # `seen` gets what each process used, the parent's first
    begin = time.monotonic()
    run = subprocess.Popen([kst, "run", folder, "--into", corpus, "-j", str(jobs), *more], stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
    while run.poll() is None:
        time.sleep(0.01)
        if seen is None:
            continue
        try:
            children = pathlib.Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
            for pid in [str(run.pid), *children]:
                seen[pid] = used(pid)
        except (OSError, IndexError):  # one has just ended
            pass
    return time.monotonic() - begin


def rules(scratch, stage, of):
    folder = scratch / stage
    folder.mkdir()
    for i in range(2):  # two texts, so that each run finds the other one
        (folder / str(i)).mkdir()
        (folder / str(i) / of.name).write_text(of.read_text() + f"\n# {i}\n")
    return lambda run: ("--rules", str(folder / str(run % 2)))


def measure(kst, folder, times, scratch):
    corpus = scratch / "corpus"
    link, parse = (rules(scratch, stage, SOURCE / of) for stage, of in
                   (("link", "corpus/rules/ministries.rules"), ("parse", "parse/rules/say/topic.rules")))
    rows = []
    for run in range(times):
        row = {}
        for jobs in (1, 2):
            shutil.rmtree(corpus, ignore_errors=True)
            seen = {}
            row[jobs] = seconds(kst, corpus, folder, jobs, seen=seen)
        parent, *workers = seen.values()
        papers = sqlite3.connect(corpus / "kst.db").execute("SELECT count(*) FROM file").fetchone()[0]
        row["parent"] = parent[0] / sum(cpu for cpu, _ in workers)
        row["waits"] = sum(waits for _, waits in workers) / papers
        size = (corpus / "kst.db").stat().st_size
        texts = sqlite3.connect(corpus / "kst.db").execute("SELECT coalesce(sum(length(data)), 0) FROM text").fetchone()[0]
        start = seconds(kst, corpus, folder, 2)
        row["link"] = seconds(kst, corpus, folder, 2, *link(run)) - start
        row["parse"] = seconds(kst, corpus, folder, 2, *parse(run))
        rows.append(row)
    one, two, linked, parsed, parent, waits = (min(row[key] for row in rows)
                                               for key in (1, 2, "link", "parse", "parent", "waits"))
    print(f"{folder}: -j 1 {one:.2f} s, -j 2 {two:.2f} s, ratio {one / two:.2f}; without the link ({linked:.2f} s) "
          f"{(one - linked) / (two - linked):.2f}; the parent {parent:.2f} of the workers, {waits:.2f} waits a paper; from kept texts {parsed:.2f} s, {parsed / two:.2f} of it; "
          f"{size / 1e6:.1f} MB, {texts / 1e6:.1f} of texts")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kst")
    parser.add_argument("folder", nargs="+")
    parser.add_argument("--times", type=int, default=5)
    arguments = parser.parse_args()
    for folder in arguments.folder:
        with tempfile.TemporaryDirectory() as scratch:
            measure(arguments.kst, folder, arguments.times, pathlib.Path(scratch))
