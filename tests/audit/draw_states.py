#!/usr/bin/env python3
"""Draw states of motions and commitments for reading against the papers, as TSV on standard output.

    tests/audit/draw_states.py --kst K --corpus CORPUS --seed 31 --verdicts docs/states-checked.tsv

A state is what `kst motions` and `kst commitments` print of a work, where an act says it: those that are only proposed,
made or mentioned are left out. A row is the work, its state, the paper that says it and its page, the first twelve
words of what says it, and the verdict of the reader: `right`, or what is wrong. `--whole` prints all words.
"""

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
    options = drawing.from_corpus(drawing.parser_of(__doc__, "states to draw", 20)).parse_args()
    rows = sorted(states(options.kst, options.corpus), key=lambda row: drawing.lot(options.seed, *row))[: options.count]
    if not options.whole:
        rows = [(*row[:-1], " ".join(row[-1].split()[:12])) for row in rows]
    drawing.print_table(COLUMNS, rows, options.verdicts)


if __name__ == "__main__":
    main()
