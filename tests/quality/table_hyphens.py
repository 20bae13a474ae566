#!/usr/bin/env python3
"""What became of the hyphens at the line ends of table cells: a sample for a reader with the page beside it.

    tests/quality/table_hyphens.py KST SHARED [--seed 14] [--count 300]

Of all lines of cells in SHARED/corpus that end in a hyphen and are followed by another line of their cell, `count`
are drawn by `seed` and printed as a tab-separated row: file, page, the last word of the line, the first of the next,
and what stands in the record's cell: joined, kept, apart, or ? when neither word is found there. The last line of
the output counts them. Whether each is right is for the reader to say.
"""
import argparse, collections, json, pathlib, random, subprocess, sys

HYPHENS = "-\u00ad\u2010"


def stream(kst, stage, files):
    run = subprocess.run([kst, stage, *map(str, files)], capture_output=True)
    return [json.loads(line) for line in run.stdout.decode().split("\n") if line]


def fate(cell, left, right):
    """left has its hyphen."""
    words = " ".join(cell.split())
    bare = left.rstrip(HYPHENS)
    for name, made in (("joined", bare + right), ("kept", bare + "-" + right), ("apart", bare + "- " + right)):
        if made in words:
            return name, made
    at = words.find(bare)
    return ("changed", words[at : at + len(bare) + len(right) + 2]) if at >= 0 else ("?", words[:40])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kst")
    ap.add_argument("shared", type=pathlib.Path)
    ap.add_argument("--seed", type=int, default=14)
    ap.add_argument("--count", type=int, default=300)
    a = ap.parse_args()
    files = sorted((a.shared / "corpus").rglob("*.pdf"))
    if not files:
        print("no papers")
        return 77
    tables = {r["source"]: r["data"]["tables"] for r in stream(a.kst, "read", files)}
    found = []
    for paper in stream(a.kst, "extract", files):
        if paper["type"] != "pages":
            continue
        raw = paper["data"]["raw"].encode()
        for page in paper["data"]["pages"]:
            for block in page["blocks"]:
                place = block.get("cell")
                lines = [raw[l["begin"] : l["end"]].decode().strip() for l in block["lines"]]
                for line, below in zip(lines, lines[1:]) if place else ():
                    if len(line) < 2 or line[-1] not in HYPHENS or line[-2].isspace() or not below:
                        continue
                    rows = tables[paper["source"]][place["table"]]["rows"]
                    column, text = 0, ""
                    for cell in rows[place["row"]]:
                        if column == place["column"]:
                            text = cell["text"]
                        column += cell["spans"]
                    left, right = line.split()[-1], below.split()[0]
                    found.append((paper["source"].split("/")[-1], page["number"], left, right, *fate(text, left, right)))
    drawn = random.Random(a.seed).sample(found, min(a.count, len(found)))
    for row in sorted(drawn):
        print(*row, sep="\t")
    print(len(found), "cell-end hyphens,", len(drawn), "drawn:", dict(collections.Counter(r[4] for r in drawn)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
