#!/usr/bin/env python3
"""Draw stretches of running text for reading by hand, two of each of 30 papers, as TSV on standard output.

    tests/audit/draw_texts.py --kst build/tools/kst --seed 11 --verdicts docs/texts-checked.tsv ../shared/corpus

A stretch is three printed lines of one column as `pdftotext -layout` gives them, about a place where text goes wrong:
a line-end hyphen, a page's end, a note, a letterhead's column, a table. Beside it stand the words of `kst read` from
the same place. A paper with places of one kind only is passed over. A row is a paper (first 16 hex digits of its
SHA-256), a page, the kind of place, the first and last three words as printed and as read, and the verdict: `right`,
or what is wrong. `--whole` prints whole stretches, for the reader; they are not kept.
"""

import itertools
import re
import subprocess
import unicodedata

import drawing

CELL = re.compile(r"\S+(?: {1,2}\S+)*")
FOOT = re.compile(r"^P ?agina \d|^> ?Retouradres|Kamer, vergaderjaar .* nr\. \S+$", re.I)


class Cell:
    """A run of words of one printed line; three spaces part it from its neighbours."""

    def __init__(self, match, line):
        self.begin, self.end, self.words, self.line = *match.span(), match.group(), line

    def under(self, other):
        return self.begin < other.end and other.begin < self.end

    def is_prose(self):
        return len(self.words.split()) >= 6 and not FOOT.search(self.words)


def pages_of(path):
    """Each page as its printed lines, a line as its cells; blank lines are left out."""
    text = subprocess.run(["pdftotext", "-layout", path, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
    pages = []
    for page in text.split("\f")[:-1]:
        lines = filter(str.strip, page.splitlines())
        pages.append([[Cell(match, number) for match in CELL.finditer(line)] for number, line in enumerate(lines)])
    return pages


def beside(lines, number, cell):
    """The words of line `number` in the column of `cell`."""
    line = lines[number] if 0 <= number < len(lines) else []
    return max((other.words for other in line if other.under(cell)), key=len, default="")


def kind_of(lines, cell, under):
    line = lines[cell.line]
    if re.search(r"[^\W\d]-$", cell.words) and under:
        return "hyphen"
    if re.match(r"\d{1,3} +[^\W\d]", cell.words) and cell.line > len(lines) // 2:
        return "note"
    if cell.line and [other.words for other in lines[cell.line - 1] if re.fullmatch(r"\d{1,3}", other.words)]:
        return "note"
    if re.search(r"[^\W\d]{4}[.,;:)’']?\d{1,2}(?!\w)", cell.words):
        return "note"
    if len(line) > 2:
        return "table"
    return "column" if len(line) == 2 and cell.is_prose() else None


def stretches(pages):
    """All places worth a look: kind, page, the printed words of three lines, and those of the middle one."""
    for number, lines in enumerate(pages, 1):
        for cell in (cell for line in lines for cell in line if not FOOT.search(cell.words)):
            under = beside(lines, cell.line + 1, cell)
            kind = kind_of(lines, cell, under)
            if kind and len(letters(cell.words)[0]) > 12:
                yield kind, number, " ".join((beside(lines, cell.line - 1, cell), cell.words, under)), cell.words
        prose = [cell for line in lines for cell in line if cell.is_prose()]
        following = [cell for line in pages[number] for cell in line if cell.is_prose()] if number < len(pages) else []
        if prose and following:
            last = prose[-1]
            printed = (beside(lines, last.line - 1, last), last.words, following[0].words)
            yield "page end", number, " ".join(printed), last.words


def letters(text):
    """The letters of `text` without case and accents, and the place of each: what repair of hyphens leaves alone."""
    kept = [(folded, place) for place, letter in enumerate(text)
            for folded in unicodedata.normalize("NFKD", letter.lower()) if folded.isalpha()]
    return "".join(folded for folded, _ in kept), [place for _, place in kept]


def ours(data, page, printed, middle):
    """The words of the record where the middle line stands, with as much before and behind as is printed."""
    found, places = letters(data["text"])
    wanted, whole = letters(middle)[0], letters(printed)[0]
    at = [match.start() for match in re.finditer(re.escape(wanted), found)]
    if not at:
        held = [block["role"] for block in data["furniture"]
                if block["page"] == page and wanted in letters(block["text"])[0]]
        return f"[{held[0]}]" if held else "[not in one piece]"
    near = min(at, key=lambda begin: abs(page_of(data, places[begin]) - page))
    first = max(0, near - whole.find(wanted))
    last = min(len(places), first + len(whole)) - 1
    begin = max(data["text"].rfind(gap, 0, places[first]) for gap in " \n") + 1
    behind = re.compile(r"\S*").match(data["text"], places[last])
    return data["text"][begin:behind.end()]


def page_of(data, place):
    return drawing.page_of(data, len(data["text"][:place].encode()))


def ends(words):
    words = words.split()
    return " ".join(words) if len(words) < 7 else " ".join((*words[:3], "…", *words[-3:]))


def rows_of(data, path, seed, whole):
    """Two places of different kinds: the kinds in the order of the seed, and of each kind its first place in it."""
    paper = data["sha256"][:16]
    first = {}
    for place in sorted(set(stretches(pages_of(path))), key=lambda place: drawing.lot(seed, paper, *place)):
        first.setdefault(place[0], place)
    shorten = drawing.one_line if whole else ends
    for kind, page, printed, middle in sorted(first.values(), key=lambda place: drawing.lot(seed, paper, place[0]))[:2]:
        yield paper, page, kind, shorten(printed), shorten(ours(data, page, printed, middle))


def main():
    parser = drawing.from_papers(drawing.parser_of(__doc__, "papers to draw", 30))
    parser.add_argument("--whole", action="store_true", help="print whole stretches, for the reader")
    options = parser.parse_args()
    papers = sorted(drawing.read(options.kst, drawing.pdfs(options.papers)),
                    key=lambda paper: drawing.lot(options.seed, paper[0]["sha256"]))
    pairs = (list(rows_of(data, path, options.seed, options.whole)) for data, path in papers)
    drawn = itertools.islice((pair for pair in pairs if len(pair) == 2), options.count)
    columns = ("paper", "page", "place", "printed", "ours")
    drawing.print_table(columns, itertools.chain.from_iterable(drawn), options.verdicts)


if __name__ == "__main__":
    main()
