#!/usr/bin/env python3
"""Draw pages that hold tables for reading by hand, cell by cell, as TSV on standard output.

    tests/audit/draw_tables.py --kst build/release/tools/kst --seed 77 --verdicts docs/tables-checked.tsv ../shared/corpus

Drawn are pages that have a table by `kst read` and pages that look like one where kst has none: three lines on end
that `pdftotext -layout` parts in three. A row is a paper (first 16 hex digits of its SHA-256), a page, how many tables
and cells with words kst has there, a digest of those cells, and the verdict: the cells of the page, and those that are
whole and in their row. `--whole` prints the cells, for the reader; they are not kept.
"""

import itertools
import re
import subprocess

import drawing

PARTED = re.compile(r"\S(?:\s{3,})(?=\S)")


def looks_like_a_table(lines):
    lines = [len(PARTED.findall(line.strip())) >= 2 for line in lines if line.strip()]
    return any(all(three) for three in zip(lines, lines[1:], lines[2:]))


def pages_of(path):
    text = subprocess.run(["pdftotext", "-layout", path, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return [page.splitlines() for page in text.split("\f")[:-1]]


def rows_on(data, page):
    """The rows of each table that have a cell on `page`, each as the texts of its cells."""
    for table in data["tables"]:
        rows = [[drawing.one_line(cell["text"]) for cell in row] for row in table["rows"]
                if any(cell["text"] and drawing.page_of(data, cell["begin"]) == page for cell in row)]
        if rows:
            yield rows


def main():
    parser = drawing.from_papers(drawing.parser_of(__doc__, "pages to draw", 20))
    parser.add_argument("--whole", action="store_true", help="print the cells, for the reader")
    options = parser.parse_args()
    drawn = []
    for data, path in drawing.read(options.kst, drawing.pdfs(options.papers)):
        paper = data["sha256"][:16]
        for page, lines in enumerate(pages_of(path), 1):
            tables = list(rows_on(data, page))
            if tables or looks_like_a_table(lines):
                drawn.append((drawing.lot(options.seed, paper, page), paper, page, path, tables))
    rows = []
    for _, paper, page, path, tables in sorted(drawn)[:options.count]:
        cells = [cell for table in tables for row in table for cell in row]
        rows.append((paper, page, len(tables), sum(map(bool, cells)), drawing.lot(*cells)[:8] if cells else "-"))
        if options.whole:
            print(f"== {path} page {page}")
            for table in tables:
                print("-- table", *(" | ".join(row) for row in table), sep="\n")
    if not options.whole:
        drawing.print_table(("paper", "page", "tables", "cells", "digest"), rows, options.verdicts)


if __name__ == "__main__":
    main()
