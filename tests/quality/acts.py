#!/usr/bin/env python3
"""How well acts are read on papers that the weights have not seen: five folds by paper.

    tests/quality/acts.py KST SHARED            prints the figures; exit 1 when one is lower than in acts.tsv
    tests/quality/acts.py KST SHARED --write    writes acts.tsv
    tests/quality/acts.py KST SHARED --train    instead: makes parse/model/acts.rules anew; build afterwards
    tests/quality/acts.py KST SHARED --curve    instead: the same with 25, 50, 75 and 100 % of what is trained with

Each paper, and each text of parse/examples, is read with weights that were trained without it (`kst rules train`,
`kst read --rules`); SHARED/gold/score.py and score_frames.py judge what was read. The weights in parse/model are
trained again from all of it and must come out byte for byte. "ours" are the papers of annotated.ndjson.
"""
import argparse, collections, concurrent.futures, hashlib, json, os, pathlib, re, subprocess, sys, tempfile

import annotated

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDS, SLACK = 5, 0.02


def fold(key):  # as parse/train_acts.cc
    return int(hashlib.sha256(key.encode()).hexdigest()[:7], 16) % FOLDS


class Sets:
    def __init__(self, kst, shared, folder):
        self.kst, self.gold = str(pathlib.Path(kst).resolve()), shared / "gold"
        self.folders = [shared / "corpus" / name for name in ("gold", "letters", "official", "other")]
        self.examples = [json.loads(l) for f in sorted((ROOT / "parse/examples").glob("*.ndjson")) for l in f.read_text().splitlines()]
        self.frames = [json.loads(l) for l in (self.gold / "frames.ndjson").read_text().splitlines()]
        self.papers = {f.stem: f for name in ("acts", "dev") for f in sorted((self.gold / name).glob("*.json"))}
        self.ours = folder
        self.papers |= annotated.expand(self.kst, shared, folder)

    def train_all(self, out):
        self.train(sorted((ROOT / "parse/examples").glob("*.ndjson")), self.papers.values(), out)

    def train(self, examples, papers, out):
        words = [self.kst, "rules", "train", *map(str, examples), *map(str, papers), "-j", "1", "-o", str(out)]
        for folder in self.folders:
            words += ["--pdf", str(folder)]
        run = subprocess.run(words, capture_output=True, text=True)
        if run.returncode:
            sys.exit(f"{' '.join(words[:3])}: {run.stderr}")

    def pdf(self, key):
        return next(str(f / f"{key}.pdf") for f in self.folders if (f / f"{key}.pdf").exists())

    def read_fold(self, k, folder, share):
        """What the program reads in the papers of one fold, with weights that never saw them."""
        rules = folder / f"fold{k}"
        rules.mkdir()
        texts = folder / f"fold{k}.ndjson"
        kept = lambda key, i: fold(key) != k and (i * 7919) % 100 < share
        texts.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for i, r in enumerate(self.examples) if kept(r["id"], i)))
        self.train([texts], [f for i, (key, f) in enumerate(self.papers.items()) if kept(key, i)], rules / "acts.rules")
        feed = "".join(json.dumps({"key": r["id"], "text": r["text"], **({"date": r["date"]} if r.get("date") else {})}, ensure_ascii=False) + "\n"
                       for r in self.frames if fold(r["id"]) == k)
        read = [self.kst, "read", "--rules", str(rules), "-j", "1"]
        lines = subprocess.run(read + ["--each"], input=feed, capture_output=True, text=True).stdout
        lines += subprocess.run(read + [self.pdf(key) for key in self.papers if fold(key) == k], capture_output=True, text=True).stdout
        return lines

    def read_all(self, share=100):
        with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            parts = list(pool.map(lambda k: self.read_fold(k, pathlib.Path(name), share), range(FOLDS)))
        records = {}
        for line in filter(None, "".join(parts).split("\n")):
            records[pathlib.PurePath(json.loads(line)["source"]).name.removesuffix(".pdf")] = line
        return records


def judge(sets, records):
    """The scorers' figures; they are given a program that answers with the records that were read before."""
    figures = {}
    with tempfile.TemporaryDirectory() as name:
        store, fake = pathlib.Path(name) / "records.json", pathlib.Path(name) / "kst"
        store.write_text(json.dumps(records))
        fake.write_text(f"""#!/usr/bin/env python3
import json, pathlib, sys
records = json.load(open({str(store)!r}))
keys = [json.loads(l)["key"] for l in sys.stdin] if "--each" in sys.argv else [pathlib.PurePath(p).stem for p in sys.argv[2:]]
for key in keys:
    print(records[key])
""")
        fake.chmod(0o755)
        ours = pathlib.Path(name) / "ours"
        ours.mkdir()
        for file in sets.ours.glob("*.json"):
            (ours / file.name).write_text(json.dumps(annotated.to_score(json.loads(file.read_text()))))
        for name, words in (("frames", ["score_frames.py"]), ("acts", ["score.py", "--gold", str(sets.gold / "acts")]), ("dev", ["score.py"]),
                            ("ours", ["score.py", "--gold", str(ours)])):
            told = subprocess.run([sys.executable, str(sets.gold / words[0]), "--kst", str(fake), *words[1:]], capture_output=True, text=True).stdout
            for line in told.splitlines():
                if m := re.match(r"(relations|commitments) +F1 (\S+) +precision (\S+) +recall (\S+)", line):
                    for what, value in zip(("F1", "precision", "recall"), m.groups()[1:]):
                        figures[f"{name} {m[1]} {what}"] = float(value)
                elif m := re.match(r"(status|relation status|deadline) +([01]\.\d+)", line):
                    figures[f"{name} {m[1].replace('relation ', '')}"] = float(m[2])
                elif m := re.match(r"  (\w+) +(?:F1 \S+ +)?precision (\S+) +recall (\S+) +\((\d+) found, (\d+) missed", line):
                    if int(m[4]) + int(m[5]) >= 10:
                        figures[f"{name} {m[1]} precision"], figures[f"{name} {m[1]} recall"] = float(m[2]), float(m[3])
    return figures


def reliability(sets, records):
    """Of the entries printed with a confidence, how many are right."""
    sys.path.insert(0, str(sets.gold))
    import score
    bins = collections.defaultdict(lambda: [0, 0])
    rows = [(r["id"], r) for r in sets.frames] + [(key, annotated.to_score(json.loads(f.read_text()))) for key, f in sets.papers.items()]
    for key, gold in rows:
        data = json.loads(records[key])["data"]
        for name, same in (("relations", score.same_relation), ("commitments", score.same_commitment)):
            if gold.get(name) is None:
                continue
            entries = [{**g, "page": g.get("page", 1)} for g in gold[name]]
            got = [x for x in data[name] + data["possible_" + name] if x.get("type") not in score.NOT_IN_GUIDE]
            pairs, _, extra = score.pair(entries, got, same)
            for right, found in ((1, [v for _, v in pairs]), (0, extra)):
                for x in found:
                    b = bins[min(int(x["confidence"] * 10), 9)]
                    b[0] += right
                    b[1] += 1
    for tenth, (right, of) in sorted(bins.items()):
        print(f"confidence 0.{tenth} to {(tenth + 1) / 10:.1f}: {right / of:.2f} right ({right} of {of})")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kst")
    ap.add_argument("shared", type=pathlib.Path)
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--train", action="store_true")
    ap.add_argument("--curve", action="store_true")
    a = ap.parse_args()
    if not (a.shared / "gold").is_dir():
        print("not run: no corpus")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        return run(a, Sets(a.kst, a.shared, pathlib.Path(folder)))


def run(a, sets):
    model = ROOT / "parse/model/acts.rules"
    if a.train:
        sets.train_all(model)
        return 0
    if a.curve:
        for share in (25, 50, 75, 100):
            figures = judge(sets, sets.read_all(share))
            print(f"{share:3} %: " + ", ".join(f"{name} {figures[name]:.3f}" for name in figures if name.endswith("F1")))
        return 0
    with tempfile.TemporaryDirectory() as name:
        out = pathlib.Path(name) / "acts.rules"
        sets.train_all(out)
        same = out.read_bytes() == model.read_bytes()
    print("trained again: " + ("the weights in parse/model, byte for byte" if same else "NOT the weights in parse/model/acts.rules; run this with --train"))
    records = sets.read_all()
    figures = judge(sets, records)
    reliability(sets, records)
    table = ROOT / "tests/quality/acts.tsv"
    if a.write:
        table.write_text("".join(f"{name}\t{value:.3f}\n" for name, value in figures.items()))
    committed = dict(line.split("\t") for line in table.read_text().splitlines())
    low = 0
    for name, value in figures.items():
        before = float(committed.get(name, 0))
        low += value < before - SLACK
        print(f"{name:28} {value:.3f}   committed {before:.3f}" + ("   TOO LOW" if value < before - SLACK else ""))
    return int(low > 0 or not same)


if __name__ == "__main__":
    sys.exit(main())
