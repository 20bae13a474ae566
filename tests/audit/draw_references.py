#!/usr/bin/env python3
"""Draw references for reading by hand, from as many papers as possible, as TSV on standard output.

    tests/audit/draw_references.py --kst build/tools/kst --seed 7 --verdicts docs/references-checked.tsv ../shared/corpus

A row is a paper (first 16 hex digits of its SHA-256), a page, the words as found there, the target, and the verdict of
the reader: `right`, or what is wrong. Words that recur on a page with the same target are one row.
"""

import drawing


def rows_of(data):
    paper = data["sha256"][:16]
    return {(paper, ref["page"], drawing.one_line(ref["text"]), ref["target"]) for ref in data["references"]}


def main():
    options = drawing.from_papers(drawing.parser_of(__doc__, "references to draw", 200)).parse_args()
    rows = {data["sha256"]: rows_of(data) for data, _ in drawing.read(options.kst, drawing.pdfs(options.papers))}
    drawn = drawing.round_robin(options.seed, options.count, rows)
    drawing.print_table(("paper", "page", "words", "target"), drawn, options.verdicts)


if __name__ == "__main__":
    main()
