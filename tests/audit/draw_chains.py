#!/usr/bin/env python3
"""Draw chains of motions and commitments for reading by hand, step by step, as TSV on standard output.

    tests/audit/draw_chains.py --kst build/tools/kst --corpus CORPUS --seed 8 --rare 15 \\
        --verdicts docs/chains-checked.tsv

A chain is what `kst trace` says of one motion or commitment whose steps stand in at least two papers of the corpus.
A row is the chain, the step, the date, document, what it does, target, page, how the target was found, at most six
words of the sentence, and the verdict of the reader: `right`, or what is wrong. `--whole` prints whole sentences.
Most chains are a motion and the one that replaces it; `--rare` adds chains of each kind (the set of what is done).
"""

import json
import subprocess

import drawing

COLUMNS = ("chain", "step", "date", "document", "what", "target", "page", "resolution", "words")
SAYS_NOTHING_OF_OTHERS = {"proposed_by", "part_of", "sent_by", "signed_by"}


def run(kst, *arguments):
    return subprocess.run([kst, *arguments], stdout=subprocess.PIPE, text=True, check=True).stdout


def works_of(kst, corpus):
    """The works of the corpus that are papers, and the motions and commitments that an edge joins to another work."""
    lines = [json.loads(line) for line in run(kst, "graph", corpus, "--format", "ndjson").splitlines()]
    nodes = [line["node"] for line in lines if "node" in line]
    edges = [line["edge"] for line in lines if "edge" in line]
    joined = {end for edge in edges if edge["type"] not in SAYS_NOTHING_OF_OTHERS for end in (edge["from"], edge["to"])}
    starts = {node["id"] for node in nodes if node["kind"] in ("motion", "commitment")}
    return {node["id"] for node in nodes if node["present"]}, starts & joined


def draw(options):
    """The first `--count` chains of two papers or more in the order of the seed, then `--rare` more by their kind."""
    present, starts = works_of(options.kst, options.corpus)
    chains = {}
    for start in sorted(starts, key=lambda start: drawing.lot(options.seed, start)):
        steps = json.loads(run(options.kst, "trace", options.corpus, start, "--json"))["steps"]
        if len({step["document"] for step in steps} & present) >= 2:
            chains[start] = steps
        if len(chains) == options.count and not options.rare:
            break
    drawn = list(chains)[: options.count]
    kinds = {}
    for start in list(chains)[options.count:]:
        kinds.setdefault(" ".join(sorted({step["what"] for step in chains[start]})), []).append((start,))
    drawn += [start for start, in drawing.round_robin(options.seed, options.rare, kinds)]
    return [(start, chains[start]) for start in drawn]


def row_of(start, number, step, whole):
    words = drawing.one_line(step["sentence"] or step["words"])
    if not whole:
        words = " ".join(words.split()[:6])
    fields = (step[key] or "" for key in ("date", "document", "what", "target", "page", "resolution"))
    return (start, number, *fields, words)


def main():
    parser = drawing.from_corpus(drawing.parser_of(__doc__, "chains to draw", 10))
    parser.add_argument("--rare", type=int, default=0, metavar="N", help="N more chains, from each kind of chain in turn")
    options = parser.parse_args()
    rows = [row_of(start, number, step, options.whole)
            for start, steps in draw(options) for number, step in enumerate(steps, 1)]
    drawing.print_table(COLUMNS, rows, options.verdicts)


if __name__ == "__main__":
    main()
