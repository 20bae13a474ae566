#!/usr/bin/env python3
"""Real papers, hurt in four ways, through `kst run`: each mutant has a record, whatever became of it, and none a crash.

    tests/long/mutations.py KST FOLDER [--count 20000] [--seed N] [--keep DIR]     # PDFs below FOLDER

bit flips: 1 to 64 bits; truncation: the file ends anywhere; swapped objects: the bodies of two change places; spliced streams:
a stretch of one stream overwrites a stretch of another, of the same or another paper. Prints a table: kind, distinct mutants, records
by status and cause. A mutant that crashed, hung or gave no record goes to DIR (default: the working folder) and the exit status is 1.
With a KST of the preset asan a sanitizer's finding is such a crash.
"""
import argparse, collections, contextlib, glob, hashlib, os, random, re, shutil, sqlite3, subprocess, sys, tempfile

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("kst")
ap.add_argument("folder")
ap.add_argument("--count", type=int, default=20000)
ap.add_argument("--seed", type=int, default=1)
ap.add_argument("--most-bytes", type=int, default=400_000, help="larger papers are left out: they take the time of ten")
ap.add_argument("--keep", default=".")
options = ap.parse_args()
AT_ONCE = 250
OBJECT = re.compile(rb"(?<=\d obj)(.*?)(?=endobj)", re.S)
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.S)
random.seed(options.seed)


class Paper:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.bytes = file.read()
        self.objects = [m.span(1) for m in OBJECT.finditer(self.bytes)]
        self.streams = [m.span(1) for m in STREAM.finditer(self.bytes) if m.end(1) > m.start(1)]


paths = sorted(glob.glob(options.folder + "/**/*.pdf", recursive=True))
papers = [Paper(path) for path in paths if os.path.getsize(path) <= options.most_bytes]
papers = [paper for paper in papers if len(paper.objects) > 1 and paper.streams]
if not papers:
    sys.exit("there is no PDF below " + options.folder)


def flip(paper):
    out = bytearray(paper.bytes)
    for _ in range(1 << random.randrange(7)):
        out[random.randrange(len(out))] ^= 1 << random.randrange(8)
    return out


def cut(paper):
    return paper.bytes[: random.randrange(1, len(paper.bytes))]


def swap(paper):
    (a, b), (c, d) = sorted(random.sample(paper.objects, 2))
    return paper.bytes[:a] + paper.bytes[c:d] + paper.bytes[b:c] + paper.bytes[a:b] + paper.bytes[d:]


def splice(paper):
    other = random.choice((paper, random.choice(papers)))
    (a, b), (c, d) = random.choice(paper.streams), random.choice(other.streams)
    size = random.randrange(1, min(b - a, d - c) + 1)
    to, of = random.randrange(a, b - size + 1), random.randrange(c, d - size + 1)
    return paper.bytes[:to] + other.bytes[of : of + size] + paper.bytes[to + size :]


KINDS = {"bit flips": flip, "truncation": cut, "swapped objects": swap, "spliced streams": splice}
seen, distinct = set(), collections.Counter()
became = {kind: collections.Counter() for kind in KINDS}
bad = 0


def read(mutants, folder):
    """mutants: name -> kind"""
    global bad
    run = subprocess.run([options.kst, "run", "papers", "--into", "corpus", "-j", "1", "--cpu-seconds", "60"], cwd=folder,
                         capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"the run ended with {run.returncode}: {run.stderr[-500:]}")
    with contextlib.closing(sqlite3.connect(folder + "/corpus/kst.db")) as db:
        rows = {os.path.basename(path): code or status for path, status, code in db.execute("SELECT path, status, code FROM file")}
    for name, kind in mutants.items():
        fate = rows.get(name, "no record")
        became[kind][fate] += 1
        if fate in ("crashed", "timeout", "no record"):
            bad += 1
            print(f"{name}: {kind}, {fate}", file=sys.stderr, flush=True)
            shutil.copy(f"{folder}/papers/{name}", options.keep)


while sum(distinct.values()) < options.count:
    with tempfile.TemporaryDirectory(prefix="kst-mutants-") as folder:
        os.mkdir(folder + "/papers")
        mutants = {}
        while len(mutants) < min(AT_ONCE, options.count - sum(distinct.values())):
            kind = random.choice(list(KINDS))
            mutant = bytes(KINDS[kind](random.choice(papers)))
            name = hashlib.sha256(mutant).hexdigest()[:16] + ".pdf"
            if name in seen:
                continue
            seen.add(name)
            with open(f"{folder}/papers/{name}", "wb") as file:
                file.write(mutant)
            mutants[name] = kind
        distinct.update(mutants.values())
        read(mutants, folder)

fates = sorted({fate for counts in became.values() for fate in counts})
print(f"| {len(papers)} papers, seed {options.seed} | mutants | " + " | ".join(fates) + " |\n|---|" + "---|" * (len(fates) + 1))
for kind, counts in became.items():
    print(f"| {kind} | {distinct[kind]} | " + " | ".join(str(counts[fate]) for fate in fates) + " |")
sys.exit(bad > 0)
