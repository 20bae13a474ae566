"""What the draws for reading by hand share: records, an order that a seed fixes, and verdicts that stay.

A row is drawn by a hash of the seed and of the row itself, not by its place among the others. A change of the
program therefore moves only the rows it changes, and a verdict given earlier still stands beside its row.
"""

import argparse
import csv
import hashlib
import json
import pathlib
import subprocess
import sys


def parser_of(doc, count_help, count):
    """The options that every draw has; whence it draws, papers or a corpus, is added by from_papers or from_corpus."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kst", required=True, help="the program")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=count, help=count_help)
    parser.add_argument("--verdicts", metavar="FILE", help="an earlier table: keep its verdict where the row is the same")
    return parser


def from_papers(parser):
    parser.add_argument("papers", nargs="+", metavar="PAPER_OR_FOLDER")
    return parser


def from_corpus(parser):
    parser.add_argument("--corpus", required=True, help="the folder that kst run --into made")
    parser.add_argument("--whole", action="store_true", help="whole sentences, for the reader")
    return parser


def pdfs(paths):
    """The PDF files named by `paths`, those of folders included, each once."""
    found = set()
    for path in map(pathlib.Path, paths):
        found.update(path.rglob("*.pdf") if path.is_dir() else [path])
    return sorted(found)


def read(kst, papers):
    """The data of one record per paper with text, and its file; a paper that cannot be read has nothing to draw from."""
    if not papers:
        sys.exit("no PDF among the papers named")
    run = subprocess.run([kst, "read", *papers], stdout=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"{kst} read ended with status {run.returncode}")
    for line in run.stdout.splitlines():
        record = json.loads(line)
        if record["data"]["status"] != "failed":
            yield record["data"], record["source"]


def lot(seed, *values):
    """Where `values` stand in the order that `seed` fixes."""
    return hashlib.sha256("\t".join(map(str, (seed, *values))).encode()).hexdigest()


def one_line(words):
    return " ".join(words.split())


def page_of(data, offset):
    """The page of a byte of the running text."""
    return [page for begin, page in data["page_runs"] if begin <= offset][-1]


def round_robin(seed, count, rows_by_paper):
    """One row of each paper in turn until `count` are drawn, papers and rows in the order of `seed`."""
    piles = [sorted(rows, key=lambda row: lot(seed, *row)) for _, rows in
             sorted(rows_by_paper.items(), key=lambda item: lot(seed, item[0]))]
    drawn = []
    turn = 0
    while len(drawn) < count and any(len(pile) > turn for pile in piles):
        drawn += [pile[turn] for pile in piles if len(pile) > turn]
        turn += 1
    return drawn[:count]


def print_table(columns, rows, verdicts_file):
    """The rows as TSV with a last column `verdict`: from `verdicts_file` where the row is unchanged, else empty."""
    known = {}
    if verdicts_file:
        with open(verdicts_file, encoding="utf-8", newline="") as file:
            known = {tuple(row[:-1]): row[-1] for row in csv.reader(file, "excel-tab", quoting=csv.QUOTE_NONE)}
    print(*columns, "verdict", sep="\t")
    for row in rows:
        row = tuple(map(str, row))
        print(*row, known.get(row, ""), sep="\t")
