#!/usr/bin/env python3
"""names.py KST SHARED [--show]: which motion is meant by a name and some words, among the 4,043 of SHARED/xml?

Asked are the real titles of gold/names-dev.jsonl and names.tsv: 257 motions drawn by seeds, none of which is in the other
set, each named in words of our own by who had read what it asks, 148 as in the title of a letter, 109 as in its sentences.
Asked twice: of all motions, and of a corpus that lacks the motions which are asked for and their other versions, where every
answer is wrong. Exit 1 when a figure is worse than its limit below.
"""
import json, pathlib, re, subprocess, sys, tempfile

LIMITS = {"real": (0.95, 0.007, 0.25), "title": (0.98, 0.01, 0.28), "sentence": (0.96, 0.015, 0.38)}  # Hit@1 at least, wrong and answered at most


def sets(shared):
    with open(shared / "gold" / "names-dev.jsonl", encoding="utf-8") as f:
        asked = {"real": [json.loads(line) for line in f]}
    with open(pathlib.Path(__file__).with_name("names.tsv"), encoding="utf-8") as f:
        for kind, date, target, text in (line.rstrip("\n").split("\t") for line in f if not line.startswith("#")):
            asked.setdefault(kind, []).append({"date": date, "target": target, "text": text})
    return asked


def with_versions(targets, files):
    """The motions, those that they take the place of, and those that took theirs."""
    before = {}
    for file in files:
        if m := re.search(r"<titel>[^<]*ter\s+vervanging\s+van\s+die\s+gedrukt\s+onder\s+nr\.?\s*(\d+)", file.read_text(encoding="utf-8"), re.I):
            before[file.stem] = file.stem.rsplit("-", 1)[0] + "-" + m[1]
    found, grown = set(), set(targets)
    while grown != found:
        found = set(grown)
        grown |= {before[x] for x in found if x in before} | {x for x, y in before.items() if y in found}
    return found


def answers(kst, corpus, rows):
    feed = "".join(json.dumps({"key": str(i), "text": r["text"], "date": r["date"]}) + "\n" for i, r in enumerate(rows))
    told = subprocess.run([kst, "read", "--each", "--resolve", corpus], input=feed, capture_output=True, text=True, check=True).stdout
    said = {}
    for line in filter(None, told.split("\n")):
        row = json.loads(line)
        if row.get("type") == "document":
            motions = [m for m in row["data"]["mentions"] if m["kind"] == "motion"]
            said[row["source"]] = motions[0].get("target") if motions else None
    return [said.get(str(i)) for i in range(len(rows))]


def main():
    kst, shared = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    if not (shared / "gold").is_dir():
        print("not run: no corpus")
        return 77
    asked, files = sets(shared), sorted((shared / "xml").glob("*.xml"))
    gone = with_versions({r["target"] for rows in asked.values() for r in rows}, files)
    low = False
    with tempfile.TemporaryDirectory() as at:
        for name, papers in ("whole", files), ("without", [f for f in files if f.stem not in gone]):
            subprocess.run([kst, "run", *papers, "--into", f"{at}/{name}"], capture_output=True, check=True)
        for name, rows in asked.items():
            said = answers(kst, f"{at}/whole", rows)
            share = lambda hits: sum(hits) / len(rows)
            hit, wrong = share(t == r["target"] for t, r in zip(said, rows)), share(bool(t) and t != r["target"] for t, r in zip(said, rows))
            answered = share(map(bool, answers(kst, f"{at}/without", rows)))
            print(f"{name:10} Hit@1 {hit:.3f}   wrong {wrong:.3f}   answered where it is not there {answered:.3f}   ({len(rows)})")
            low |= hit < LIMITS[name][0] or wrong > LIMITS[name][1] or answered > LIMITS[name][2]
            if "--show" in sys.argv:
                print(*(f"    want {r['target']} got {t}: {r['text']}" for t, r in zip(said, rows) if t != r["target"]), sep="\n")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
