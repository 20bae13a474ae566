#!/usr/bin/env python3
"""Draw citations of laws for reading by hand, as TSV on standard output.

    tests/audit/draw_laws.py --kst build/release/tools/kst --seed 14 --verdicts docs/laws-checked.tsv ../shared/corpus

One of each paper in turn. A row is a paper (first 16 hex digits of its SHA-256), a page, the first and last words as
printed, law, article and id as read, and the verdict: `right`, or what is wrong. `--missed` draws instead from places
that look like a law (an article with a number; a capital and an ending as Wet, wet, besluit, regeling, wetboek) and
that `laws` does not hold. `--whole` prints the words around, for the reader; they are not kept.
"""

import collections
import re

import drawing

LIKE = re.compile(r"\b(?:[Aa]rtikel(?:en)?|[Aa]rtt?\.) \d[\w.:]*|\b(?:[A-Z][\w-]*(?:wet|besluit|regeling|wetboek)|Wet|Besluit|Regeling) [a-z]\w+|\b[A-Z][a-z]+wet\b")
AROUND = 160


def places(data, missed):
    text = data["text"].encode()
    around = lambda begin, end: drawing.one_line(text[max(0, begin - AROUND):begin].decode(errors="ignore") + ">>" + text[begin:end].decode()
                                                 + "<<" + text[end:end + AROUND].decode(errors="ignore"))
    if not missed:
        for law in data["laws"]:
            words = law["text"].split()
            short = " ".join(words) if len(words) < 7 else " ".join((*words[:3], "…", *words[-3:]))
            yield (law["page"], short, law["law"], law["article"] or "-", law["bwb"] or "-"), around(law["begin"], law["end"])
        return
    covered = [(law["begin"], law["end"]) for law in data["laws"]]
    for match in LIKE.finditer(data["text"]):
        begin = len(data["text"][:match.start()].encode())
        end = begin + len(match.group().encode())
        if not any(b < end and begin < e for b, e in covered):
            yield (drawing.page_of(data, begin), match.group(), "-", "-", "-"), around(begin, end)


def main():
    parser = drawing.from_papers(drawing.parser_of(__doc__, "citations to draw", 100))
    parser.add_argument("--missed", action="store_true", help="places that look like a law and are none")
    parser.add_argument("--whole", action="store_true", help="print the words around, for the reader")
    options = parser.parse_args()
    rows, words = collections.defaultdict(list), {}
    for data, _ in drawing.read(options.kst, drawing.pdfs(options.papers)):
        for place, around in places(data, options.missed):
            row = (data["sha256"][:16], *map(str, place))
            if row not in words:
                rows[row[0]].append(row)
            words[row] = around
    drawn = drawing.round_robin(options.seed, options.count, rows)
    if options.whole:
        for number, row in enumerate(drawn, 1):
            print(f"{number}. {row[0][:8]} p{row[1]} law={row[3]} article={row[4]} bwb={row[5]}\n   {words[row]}")
    else:
        drawing.print_table(("paper", "page", "words", "law", "article", "id"), drawn, options.verdicts)


if __name__ == "__main__":
    main()
