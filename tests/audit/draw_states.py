#!/usr/bin/env python3
"""Draw states of motions and commitments for reading against the papers, as TSV on standard output.

    tests/audit/draw_states.py --kst K --corpus CORPUS --seed 13 --verdicts docs/states-checked.tsv

A state is what `kst motions` and `kst commitments` print of a work, where an act says it: those that are only proposed,
made or mentioned are left out. A row is the work, its state, the paper that says it and its page, the first twelve
words of what says it, and the verdict of the reader: `right`, or what is wrong. `--whole` prints all words.
"""

import argparse
import json
import subprocess

import drawing

SAID_BY_NONE = {"proposed", "made", "mentioned"}
COLUMNS = ("work", "state", "paper", "page", "words")


def lines(kst, *arguments):
    run = subprocess.run([kst, *arguments], stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def states(kst, corpus):
    """Each work with a state that an act says, the paper that says it, and the words."""
    graph = lines(kst, "graph", corpus, "--format", "ndjson")
    said_on = {(e["edge"]["from"], e["edge"]["to"]): e["edge"]["evidence"]["page"] for e in graph if e.get("edge", {}).get("evidence")}
    for register in ("motions", "commitments"):
        for row in lines(kst, register, corpus, "--json"):
            paper = row["settled_by"] or row["said_by"] or ""
            if row["state"] not in SAID_BY_NONE:
                yield row["id"], row["state"], paper, said_on.get((paper, row["id"]), ""), drawing.one_line(row["words"] or "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kst", required=True, help="the program")
    parser.add_argument("--corpus", required=True, help="the folder that kst run --into made")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=20, help="states to draw (default 20)")
    parser.add_argument("--verdicts", metavar="FILE", help="an earlier table: keep its verdict where the row is the same")
    parser.add_argument("--whole", action="store_true", help="all words, for the reader")
    options = parser.parse_args()
    rows = sorted(states(options.kst, options.corpus), key=lambda row: drawing.lot(options.seed, *row))[: options.count]
    if not options.whole:
        rows = [(*row[:-1], " ".join(row[-1].split()[:12])) for row in rows]
    drawing.print_table(COLUMNS, rows, options.verdicts)


if __name__ == "__main__":
    main()
