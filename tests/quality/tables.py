#!/usr/bin/env python3
"""Tables, invented and printed by chromium, read by kst and compared cell by cell.

    tests/quality/tables.py KST [--seed 21] [--count 4] [--kind NAME] [--keep DIR] [--show] [--least 0.97]

Of each kind `count` papers are drawn: type, size, margins, how many rows and columns, the words of cells. A cell is
right when a row of the record has it whole beside the others of its row; a row over a page end is one row, a head
that comes back is read once. `false` are cells that no row of the paper has. The last kinds hold no table at all:
letterheads, contents, underlined headings, lists. Exit status 1 when a share is below --least, 77 without chromium.
"""
import collections, html, random, sys

import printed

WORDS = ("veerdienst oeververbinding gemeentebestuur waterschapsbelasting kadebeheer leeszaal bibliotheekvoorziening subsidieregeling aanbestedingsprocedure verkeersveiligheid "
         "ondersteuningsprogramma vrijwilligersvergoeding toegankelijkheidseisen muziekonderwijs rivierverruiming dijkversterking onderhoudscontract zoutindringing natuurherstel "
         "brugwachters ponten stuwen gemalen oevers dorpen scholieren provincies bestuur raad plan nota kosten rente jaar beleid toezicht").split()
LINKS = "van de voor het in een op aan met en bij uit per zonder".split()
PLACES = "Oeverdorp Rietmeer Zandbroek Wilgenhoek Schorrenland Duinwijk Lisveen Kadezicht Polderkerk Stuwdam Meerkoet Waterlo Zilverpolder".split()

RULED, LEVEL = "td,th{border:.5pt solid black}", "td,th{border-bottom:.5pt solid #777}"
HEAD = "thead th{border-top:1pt solid black;border-bottom:.5pt solid black}"
FIRST_ROW_AT_THE_FOOT = "tr{break-inside:avoid}thead{break-after:avoid}tbody:last-of-type tr:first-child{break-after:page}"
UPWARDS, FILLS_IT = "div.t{writing-mode:vertical-rl;transform:rotate(180deg);height:240mm}", "div.t table{width:auto;height:100%}"


def plain(words):
    return " ".join(words.split())


class Drawn:
    """One paper: what it shows, and the rows that its tables have."""

    def __init__(self, seed, kind, key):
        self.r = random.Random(f"{seed}-{kind}-{key}")
        self.kind, self.rows, self.style, self.page, self.inner = kind, [], [], "portrait", 460

    def phrase(self, least, most):
        r = self.r
        words = []
        for i in range(r.randint(least, most)):
            words.append(r.choice(WORDS if i % 2 == 0 else LINKS))
        if words[-1] in LINKS:
            words.append(r.choice(WORDS))
        return " ".join(words).capitalize()

    def prose(self, paragraphs=1):
        return "".join("<p>" + " ".join(self.phrase(9, 17) + "." for _ in range(self.r.randint(2, 5))) + "</p>" for _ in range(paragraphs))

    def figure(self):
        r = self.r
        return r.choice([f"{r.randint(1, 999)}", f"{r.randint(1, 99)}.{r.randint(100, 999)}", f"{r.randint(0, 99)},{r.randint(0, 9)}", f"‒\u00a0{r.randint(1, 999)}"])

    def table(self, head, rows, css="", repeat=True, align=()):
        """Keeps the cells; a cell is its words or (words, colspan, rowspan)."""
        def cells(row, tag):
            out = []
            for i, cell in enumerate(row):
                end = {"right": ";white-space:nowrap"}.get(align[i], "") if i < len(align) else ""
                words, across, down = cell if isinstance(cell, tuple) else (cell, 1, 1)
                side = align[i] if i < len(align) else "left"
                out.append(f"<{tag} colspan={across} rowspan={down} style='text-align:{side}{end}'>{html.escape(words)}</{tag}>")
            return "<tr>" + "".join(out) + "</tr>"
        for row in head + rows:
            self.rows.append([words for cell in row for words in [plain(cell[0] if isinstance(cell, tuple) else cell)] if words])
        top = "".join(cells(row, "th") for row in head)
        top = f"<thead>{top}</thead>" if repeat and head else top
        return f"<table style='{css}'>{top}<tbody>{''.join(cells(row, 'td') for row in rows)}</tbody></table>"

    def words_table(self, columns, rows, least=1, most=14, **more):
        r = self.r
        head = [[self.phrase(1, 2) for _ in range(columns)]]
        body = [[self.phrase(least if c else 1, most if c else 4) for c in range(columns)] for _ in range(rows)]
        return self.table(head, body, **more)

    def figures_table(self, columns, rows, head=True, **more):
        year = self.r.randint(2009, 2021)
        top = [[""] + [str(year + c) for c in range(columns)]] if head else []
        body = [[self.phrase(1, 4)] + [self.figure() for _ in range(columns)] for _ in range(rows)]
        return self.table(top, body, align=["left"] + ["right"] * columns, **more)

    def words(self, css, columns, rows, **more):
        """A table of words between texts."""
        self.style.append(css)
        return self.prose(2) + self.words_table(self.r.randint(*columns), self.r.randint(*rows), **more) + self.prose()

    def figures(self, css, columns, rows):
        self.style.append(css)
        return self.prose(2) + self.figures_table(self.r.randint(*columns), self.r.randint(*rows)) + self.prose()

    def text(self):
        r = self.r
        body = getattr(self, self.kind)()
        self.style.insert(0, "@page{size:A4 %s;margin:%dmm %dmm}body{font:%spt/%s '%s'}table{border-collapse:collapse;width:100%%}td,th{padding:%spt;vertical-align:top;text-align:left;hyphens:%s}"
                          "h3{font-size:1em}" % (self.page, r.choice([20, 25]), r.choice([20, 25]), r.choice([8, 9, 9.5, 10]), r.choice([1.15, 1.3]),
                                                 r.choice(["Liberation Sans", "DejaVu Sans", "Liberation Serif"]), r.choice([2, 3, 4]), r.choice(["auto", "manual"])))
        return f"<!doctype html><html lang=nl><meta charset=utf-8><style>{''.join(self.style)}</style><body>{body}</body></html>"

    # --- ruled and filled ----------------------------------------------------------------------------------------

    def grid(self):
        return self.words(RULED, (2, 5), (2, 8))

    def level(self):
        return self.words(LEVEL + "thead th{border-top:1pt solid black}", (2, 5), (3, 8))

    def book(self):
        return self.figures(HEAD + "tbody tr:last-child td{border-bottom:1pt solid black}", (2, 6), (3, 9))

    def bands(self):
        return self.words("tbody tr:nth-child(even) td{background:#e6eef5}thead th{background:#154273;color:white}", (2, 4), (3, 8))

    def filled_head(self):
        return self.figures("thead th{background:#ccc}td{border-bottom:.5pt solid #aaa}", (2, 6), (3, 9))

    def spans(self):
        self.style.append(RULED)
        r, rows = self.r, []
        for _ in range(r.randint(2, 3)):
            down = r.randint(2, 3)
            rows.append([(self.phrase(1, 3), 1, down), self.phrase(1, 9), self.phrase(1, 9)])
            rows += [[self.phrase(1, 9), self.phrase(1, 9)] for _ in range(down - 1)]
        head = [[(self.phrase(1, 2), 1, 2), (self.phrase(1, 3), 2, 1)], [self.phrase(1, 1), self.phrase(1, 1)]]
        return self.prose(2) + self.table(head, rows) + self.prose()

    def sections(self):
        """Rows of one cell over all columns part the others."""
        self.style.append(RULED)
        rows = []
        for _ in range(3):
            rows.append([(self.phrase(1, 3), 4, 1)])
            rows += [[self.phrase(1, 4)] + [self.figure() for _ in range(3)] for _ in range(self.r.randint(2, 3))]
        return self.prose(2) + self.table([[self.phrase(1, 1) for _ in range(4)]], rows, align=["left", "right", "right", "right"]) + self.prose()

    def narrow(self):
        """Dates and numbers of papers wrap in narrow columns: one row, though its lines look like figures."""
        r = self.r
        self.style.append(RULED + "td:nth-child(2),th:nth-child(2){width:11mm}td:nth-child(3),th:nth-child(3){width:14mm}")
        body = [[self.phrase(2, 5), f"{r.randint(1, 28)} maart {r.randint(2015, 2023)}", f"{r.randint(24, 36)} {r.randint(100, 999)}, nr. {r.randint(2, 99)}", self.phrase(1, 12)] for _ in range(r.randint(3, 8))]
        return self.prose(1) + self.table([["Motie", "Datum", "Dossier", "Stand"]], body) + self.prose()

    # --- white alone ---------------------------------------------------------------------------------------------

    def white(self):
        return self.figures("td,th{padding-right:14pt!important}", (2, 6), (3, 9))

    def white_words(self):
        return self.words("td,th{padding-right:14pt!important;padding-bottom:7pt!important}", (3, 4), (3, 6), most=8)

    def pairs(self):
        """Two columns without a head."""
        self.style.append("table{width:70%!important}td{padding-right:20pt!important}td:last-child{white-space:nowrap}")
        body = [[self.phrase(1, 5), f"€ {self.r.randint(1, 9)},{self.r.randint(0, 9)} miljoen"] for _ in range(self.r.randint(3, 7))]
        return self.prose(2) + self.table([], body) + self.prose()

    def dates(self):
        """Two columns without a head, dates before words of several lines."""
        self.style.append("table{width:90%!important}td{padding-right:20pt!important}td:first-child{white-space:nowrap}")
        body = [[f"{self.r.randint(1, 12):02}-20{self.r.randint(14, 24)}", self.phrase(2, 14)] for _ in range(self.r.randint(4, 8))]
        return self.prose(2) + self.table([], body) + self.prose()

    def numbers_first(self):
        """A list with numbers first, ruled below each row."""
        self.style.append(LEVEL)
        body = [[str(i + 1), self.phrase(3, 20), self.r.choice(PLACES), self.figure()] for i in range(self.r.randint(4, 9))]
        return self.prose(1) + self.table([["Nr.", "Onderwerp", "Plaats", "Blz."]], body, align=["left"] * 3 + ["right"]) + self.prose()

    # --- in lists of questions and answers -----------------------------------------------------------------------

    def question(self):
        return "Kunt u toelichten " + self.phrase(5, 18).lower() + "?"

    def answered(self):
        """Tables stand in the answers, between short lines of the same form."""
        self.style.append(self.r.choice([RULED, LEVEL, HEAD + "tbody tr:last-child td{border-bottom:1pt solid black}"]) + "td,th{font-size:.85em}")
        body = ""
        for number in range(1, self.r.randint(4, 7)):
            table = self.figures_table(self.r.randint(2, 5), self.r.randint(2, 6)) if number % 2 else ""
            body += f"<p><b>Vraag {number}</b><br>{self.question()}</p><p><b>Antwoord {number}</b><br>{self.phrase(8, 15)}.</p>{table}" + (self.prose() if self.r.random() < 0.5 else "")
        return body

    def asked(self):
        """The list of questions that a committee sends: a row a question, over pages."""
        self.style.append(self.r.choice([RULED, LEVEL, ""]) + "td,th{padding-right:10pt!important}tr{break-inside:%s}" % self.r.choice(["auto", "avoid"]))
        body = [[str(i + 1), self.question(), self.r.choice(["", "1"]), str(self.r.randint(3, 90)), self.r.choice(["", "0", "12"])] for i in range(self.r.randint(8, 30))]
        return self.table([["Nr", "Vraag", "Bijlage", "Blz. (van)", "t/m"]], body, repeat=self.r.random() < 0.7)

    def answer_rows(self):
        """Number, question and answer are the cells of a row."""
        self.style.append(RULED + "tr{break-inside:%s}" % self.r.choice(["auto", "avoid"]))
        body = [[str(i + 1), self.question(), " ".join(self.phrase(6, 14) + "." for _ in range(self.r.randint(1, 4)))] for i in range(self.r.randint(6, 14))]
        return self.table([["Nr.", "Vraag", "Antwoord"]], body, repeat=self.r.random() < 0.7)

    # --- over pages, level and turned ----------------------------------------------------------------------------

    def long(self):
        self.style.append(RULED + "tr{break-inside:%s}" % self.r.choice(["auto", "avoid"]))
        return self.prose(2) + self.words_table(self.r.randint(3, 4), 26, least=3, most=16) + self.prose()

    def long_level(self):
        self.style.append(LEVEL + "tr{break-inside:%s}" % self.r.choice(["auto", "avoid"]))
        return self.prose(2) + self.words_table(self.r.randint(3, 4), 26, least=3, most=16, repeat=self.r.random() < 0.6) + self.prose()

    def at_the_foot(self):
        """The head and one row stand at the foot of a page."""
        self.style.append(self.r.choice([RULED, LEVEL, HEAD]) + FIRST_ROW_AT_THE_FOOT)
        repeat = self.r.random() < 0.6
        return self.prose(3) + self.words_table(self.r.randint(3, 4), self.r.randint(3, 7), least=3, most=12, repeat=repeat) + self.prose(2)

    def figures_at_the_foot(self):
        self.style.append(self.r.choice([RULED, LEVEL, HEAD]) + FIRST_ROW_AT_THE_FOOT)
        return self.prose(3) + self.figures_table(self.r.randint(3, 6), self.r.randint(3, 7), repeat=self.r.random() < 0.6) + self.prose(2)

    def wide(self):
        self.page = "landscape"
        self.style.append(self.r.choice([RULED, LEVEL]))
        return self.words_table(self.r.randint(5, 7), self.r.randint(5, 12), least=1, most=10)

    def turned(self):
        """A table set upwards on an upright page, as the printing house does with wide ones."""
        self.style.append(UPWARDS + self.r.choice([RULED, LEVEL]) + FILLS_IT)
        return "<div class=t>" + self.words_table(self.r.randint(4, 6), self.r.randint(3, 6), least=1, most=8) + "</div>"

    def turned_figures(self):
        self.style.append(UPWARDS + LEVEL + FILLS_IT)
        return "<div class=t>" + self.figures_table(self.r.randint(5, 9), self.r.randint(4, 9)) + "</div>"

    # --- no tables -----------------------------------------------------------------------------------------------

    def letter(self):
        """A letterhead beside the text, on two pages."""
        r = self.r
        self.style.append("div.s{float:right;width:38mm;font-size:.7em;margin:0 -42mm 0 0}body{margin-right:45mm}b{display:block}")
        side = "".join(f"<b>{label}</b>{value}<br><br>" for label, value in [
            ("Directie Waterwegen", f"Kadeplein {r.randint(1, 90)}<br>2511 AB Den Haag<br>Postbus 20901"), ("Contactpersoon", "J. Rietveld<br>T 070-4560000"), ("Ons kenmerk", f"IENW/BSK-2021/{r.randint(10000, 99999)}"),
            ("Uw kenmerk", f"2021Z{r.randint(10000, 99999)}"), ("Bijlage(n)", str(r.randint(1, 4)))][:r.randint(3, 5)])
        return (f"<div class=s>{side}</div><p>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal<br>Postbus 20018<br>2500 EA Den Haag</p><table style='width:auto'><tr><td>Datum<td>4 oktober 2021<tr><td>Betreft<td>{self.phrase(2, 5)}</table>"
                f"<p>Geachte voorzitter,</p>{self.prose(9)}<div class=s><b>Datum</b>4 oktober 2021<br><br><b>Ons kenmerk</b>IENW/BSK-2021/{r.randint(10000, 99999)}</div>{self.prose(3)}<p>Hoogachtend,</p><p>DE MINISTER VAN WATERWEGEN,</p><p>J. Rietveld</p>")

    def underlined(self):
        """Headings with a line below them."""
        self.style.append("h3{border-bottom:.6pt solid black;font-weight:%s}" % self.r.choice(["bold", "normal"]))
        return "".join(f"<h3>{self.phrase(1, 4)}</h3>{self.prose()}" for _ in range(self.r.randint(3, 6)))

    def contents(self):
        lines = "".join(f"<tr><td>{i + 1}<td>{self.phrase(1, 5)}<td style='text-align:right'>{3 + 2 * i}" for i in range(self.r.randint(6, 12)))
        return f"<h3>Inhoudsopgave</h3><table>{lines}</table>" + self.prose(3)

    def lists(self):
        return self.prose() + "<ol>" + "".join(f"<li>{self.phrase(3, 20)};" for _ in range(6)) + "</ol>" + self.prose() + "<ul>" + "".join(f"<li>{self.phrase(2, 12)};" for _ in range(5)) + "</ul>" + self.prose()

    def signatures(self):
        return self.prose(3) + "<table style='width:auto'><tr><td style='padding-right:60pt'>De Minister van Waterwegen,<td>De Staatssecretaris van Kaden,<tr><td style='padding-top:30pt'>J. Rietveld<td style='padding-top:30pt'>A.B. Zandstra</table>"

    def framed_text(self):
        """A box around a text is no table."""
        self.style.append("div.b{border:.7pt solid black;padding:5pt;%s}" % self.r.choice(["", "background:#eee"]))
        return self.prose(1) + f"<div class=b><b>{self.phrase(1, 4)}</b>{self.prose(1)}</div>" + self.prose(2)


KINDS = [name for name, value in vars(Drawn).items() if callable(value) and name not in ("__init__", "phrase", "prose", "figure", "table", "words_table", "figures_table", "words", "figures", "question", "text")]


def judge(expected, record):
    """How many cells are right, how many there are, which rows lack some, and how many cells no row has."""
    got = [[plain(cell["text"]) for cell in row if cell["text"]] for table in record["tables"] for row in table["rows"]]
    right, lacking, free = 0, [], list(range(len(got)))
    for row in expected:
        best, cells = max(((sum((collections.Counter(row) & collections.Counter(got[i])).values()), -i) for i in free), default=(0, 0)), len(row)
        right += best[0]
        if best[0]:
            free.remove(-best[1])
        if best[0] < cells:
            lacking.append((row, got[-best[1]] if best[0] else None))
    wanted = collections.Counter(cell for row in expected for cell in row)
    strange = collections.Counter(cell for row in got for cell in row) - wanted
    return right, sum(map(len, expected)), lacking, sum(strange.values())


def main():
    ap = printed.parser(__doc__, "21", 4)
    ap.add_argument("--kind", action="append")
    a = ap.parse_args()
    papers = {f"{a.seed}-{kind}-{key}": Drawn(a.seed, kind, key) for kind in a.kind or KINDS for key in range(a.count)}
    records = printed.records(a, {name: paper.text() for name, paper in papers.items()})
    totals = collections.defaultdict(lambda: [0, 0, 0])
    for name, paper in papers.items():
        right, cells, lacking, strange = judge(paper.rows, records[name])
        for key in (paper.kind, "all"):
            totals[key] = [x + y for x, y in zip(totals[key], (right, cells, strange))]
        if a.show and (lacking or strange):
            print(f"{name}: {right} of {cells}, {strange} false, {len(records[name]['tables'])} tables, {len(records[name]['pages'])} pages")
            for row, got in lacking[:6]:
                print("   want", row, "\n   got ", got)
    for kind, (right, cells, strange) in totals.items():
        share = f"{right / cells:.3f}" if cells else "  -  "
        print(f"{kind:20} cells {cells:5}  right {share}  false {strange}")
    if totals["all"][0] < a.least * totals["all"][1]:
        sys.exit(f"below {a.least}")


if __name__ == "__main__":
    main()
