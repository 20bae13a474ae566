#!/usr/bin/env python3
"""Overviews of motions and commitments, invented and printed by chromium, read by kst and compared row by row.

    tests/quality/registers.py KST [--seed 14] [--count 10] [--keep DIR] [--show] [--least 0.95]

A paper draws its columns and their order, its heads, rulings, page (upright or level), type, the form of its numbers,
and its rows: motions of either Chamber, promises to the Chamber with a T-number, of the other with a TZ-number or none,
cells with several numbers, rows that go on over the page. A row is right in its number when its works are mentioned or
cited by theirs, in its state when each has the relation and status that the cell says, or none where it says none.
Exit status 1 when the share of either is below --least, 77 without chromium.
"""
import html, random, sys

import printed

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
NAMES = ["Rietveld", "Zandstra", "De Wilgen", "Van Schorren", "Lisdodde", "De Meerkoet", "Duinhart", "Van der Kade", "Oeverloos", "Waterman"]
THEMES = ["het onderhoud van stuwen en gemalen langs de grote rivieren", "een meldpunt voor zoekgeraakte veerponten", "de toegankelijkheid van leeszalen in kleine kernen",
          "een jaarlijkse telling van bijenlinten", "het tegengaan van verzilting in de kop van de polder", "de subsidie voor muziekscholen en de wachtlijsten daarvan",
          "eenduidige borden langs fietsroutes over de dijk", "de vergoeding van reiskosten voor vrijwillige brugwachters", "een register van kaden dat voor iedereen is in te zien"]
TITLES = ["Kadebeheer", "Veerdiensten", "Leeszalen en bibliotheken", "Vaststelling van de begrotingsstaten"]
# state cells: what they say, and of what
DONE = ["Afgedaan.", "De motie is uitgevoerd.|De toezegging is nagekomen.", "Afgedaan met: Brief regering d.d. {date} – {title} ({ref}).", "De Kamer is hierover op {date} geïnformeerd ({ref}).",
        "Per brief van {date} ({ref}) is de Kamer geïnformeerd. Hiermee is de motie afgedaan.|Per brief van {date} ({ref}) is de Kamer geïnformeerd. Hiermee is de toezegging afgedaan.",
        "Uitgevoerd. Zie de brief van {date} ({ref}).", "Voldaan per brief van {date}, {ref}.", "Aan de motie is voldaan met de brief van {date}.|Aan deze toezegging is voldaan met de brief van {date}.",
        "Brief van {date} ({ref}) - Uitvoering van de motie|Brief van {date} ({ref})", "De motie is afgehandeld met de brief van {date}.|Afgehandeld met de brief van {date}.", "Gerealiseerd"]
PARTLY = ["Deels afgedaan. Het tweede deel volgt later.", "De motie is gedeeltelijk uitgevoerd.|De toezegging is gedeeltelijk nagekomen.", "Deels uitgevoerd"]
PROGRESS = ["In behandeling", "In uitvoering.", "De motie is in uitvoering.|De toezegging is in behandeling.", "Loopt", "In behandeling genomen; de provincies zijn om gegevens gevraagd.", "Onderhanden",
            "Het onderzoek loopt.", "Aan de uitvoering wordt gewerkt.", "In voorbereiding", "Het overleg met de waterschappen is gestart."]
PLANNED = ["De Kamer wordt voor de zomer van {year} geïnformeerd.", "Naar verwachting in het voorjaar van {year} afgedaan.", "De Kamer zal hierover in het najaar van {year} per brief worden geïnformeerd.",
           "Planning: eerste kwartaal {year}", "Voorjaar {year}", "Wordt meegenomen in de voortgangsbrief van het najaar.", "Naar verwachting Q2 {year}", "De brief wordt in mei {year} aan de Kamer gezonden.",
           "Wordt in {year} uitgevoerd."]
DECLINED = ["De motie wordt niet uitgevoerd.", "Niet overgenomen.", "Aan de motie wordt geen uitvoering gegeven. De Kamer is hierover geïnformeerd."]
NONE = ["Nog niet in behandeling genomen.", "De motie is aangehouden.|Nog niet gestart.", "Ingetrokken|Vervallen", "Nog open"]
STATES = [("done", DONE, 8), ("partly", PARTLY, 1), ("progress", PROGRESS, 4), ("planned", PLANNED, 5), ("declined", DECLINED, 1), ("none", NONE, 1)]


def spaced(number):
    return number[:2] + " " + number[2:]


class Paper:
    def __init__(self, seed, key):
        self.r = random.Random(f"{seed}-{key}")
        r = self.r
        self.kind = r.choice(["motions", "motions", "promises", "senate", "both"])
        self.session = r.choice([2019, 2020, 2021, 2022])
        self.form = r.choice(["full", "short", "plain", "dotted"])
        self.wide = r.random() < 0.4
        self.rows = [self.row(i) for i in range(r.randint(9, 24))]

    def date(self):
        return f"{self.r.randint(1, 28)} {self.r.choice(MONTHS)} {self.session + 1}"

    def number(self):
        r = self.r
        dossier = str(r.randint(24000, 36500))
        suffix = r.choice([None, None, None, "VII", "XII", "XV"])
        letter = r.random() < 0.15 or self.kind == "senate"
        nr = r.choice("BCDEFGHKMNP") if letter else str(r.randint(3, 400))
        target = "kst-" + dossier + (f"-{suffix}" if suffix else "") + "-" + nr
        years = f"{self.session}/{(self.session + 1) % 100:02}"
        chamber = "I" if letter else "II"
        number = nr if letter else "nr. " + nr
        chapter = f" {suffix}" if suffix and self.form != "plain" else f"-{suffix}" if suffix else ""
        if self.form == "full":
            return target, f"Kamerstukken {chamber} {years}, {spaced(dossier)}{chapter}, {number}"
        if self.form == "short":
            return target, f"{spaced(dossier)}{chapter}, {number}"
        if self.form == "plain":
            return target, f"{dossier}{chapter}, {number}"
        return target, f"Kamerstuk {spaced(dossier)}{chapter}, {number}"

    def row(self, i):
        r = self.r
        promise = self.kind in ("promises", "senate") or (self.kind == "both" and i % 2 == 1)
        state, texts, _ = r.choices(STATES, [w for _, _, w in STATES])[0]
        if promise and state == "declined":
            state, texts, _ = STATES[2]
        said = r.choice(texts).split("|")
        said = said[-1] if promise else said[0]
        said = said.format(date=self.date(), ref=self.number()[1], title="Voortgang " + r.choice(TITLES).lower(), year=self.session + 2)
        works = []
        theme = r.choice(THEMES)
        name = r.choice(NAMES)
        debate = f"{r.choice(['Commissiedebat', 'Wetgevingsoverleg', 'Plenair debat', 'Algemeen overleg'])} {r.choice(TITLES)}, {self.date()}"
        if not promise:
            target, ref = self.number()
            works.append(target)
            place = ref
            if r.random() < 0.12:
                more, ref = self.number()
                works.append(more)
                place += r.choice([" en ", "; "]) + ref
                what = f"Moties van het lid {name} over {theme} en van het lid {r.choice([n for n in NAMES if n != name])} over {r.choice(THEMES)}"
            else:
                what = r.choice([f"Motie van het lid {name} over {theme}", f"Motie-{name} over {theme}", f"De motie van het lid {name} c.s. verzoekt de regering om {theme}",
                                 f"Gewijzigde motie van de leden {name} en Waterlelie over {theme}"])
            if r.random() < 0.4:
                place += ". " + debate
            number = ""
        else:
            member = f"naar aanleiding van een vraag van het lid {name} (Waterpartij)"
            what = r.choice([f"De Minister zegt de Kamer, {member}, toe de Kamer te informeren over {theme}.", f"De Kamer wordt geïnformeerd over {theme}.", f"Een brief over {theme} sturen."])
            place = debate
            number = ""
            if self.kind == "senate":
                number = f"T{r.randint(1000, 3900):05}"
                works.append(number)
            elif self.kind == "promises" and r.random() < 0.8:
                number = f"TZ{self.session + 1}{r.randint(1, 12):02}-{r.randint(1, 300):03}"
                works.append(number)
        return dict(what=what, place=place, said=said, state=state, works=works, promise=promise, number=number)

    def columns(self):
        r = self.r
        if self.kind == "senate":
            return [[("number", "Nummer"), ("what", "Toezegging"), ("place", "Vindplaats"), ("said", "Stand van zaken/planning")],
                    [("number", "Nr."), ("what", "Omschrijving"), ("said", "Stand van zaken")],
                    [("what", "Toezegging"), ("number", "T-nummer"), ("said", "Status")]][r.randrange(3)]
        what = {"motions": ["Omschrijving van de motie", "Motie", "Omschrijving", "Onderwerp motie"], "promises": ["Omschrijving van de toezegging", "Toezegging", "Omschrijving"],
                "both": ["Motie/toezegging", "Omschrijving", "Onderwerp"]}[self.kind]
        place, said = r.choice(["Vindplaats", "Kamerstuk", "Bron", "Vindplaats"]), r.choice(["Stand van zaken", "Stand van zaken", "Status", "Stand van zaken per 1 mei", "Afdoening", "Voortgang"])
        columns = [("what", r.choice(what)), ("place", place), ("said", said)]
        if r.random() < 0.3:
            columns = [columns[1], columns[0], columns[2]]
        if self.kind == "promises":
            columns.insert(0, ("number", r.choice(["Nr.", "Nummer", "ID"])))
        elif r.random() < 0.3:
            columns.insert(0, ("count", "Nr."))
        return columns

    def html(self):
        r = self.r
        rules = r.choice(["all", "all", "level", "bands", "none"])
        font = r.choice(["Liberation Sans", "DejaVu Sans", "Liberation Serif", "sans-serif"])
        size = r.choice([7.5, 8.5, 9, 10])
        border = {"all": "td,th{border:0.5pt solid black}", "level": "td,th{border-bottom:0.5pt solid #888} thead th{border-top:1pt solid black}",
                  "bands": "tbody tr:nth-child(even) td{background:#e6eef5} thead th{background:#154273;color:white}", "none": "thead th{border-bottom:1pt solid black}"}[rules]
        split = "auto" if r.random() < 0.5 else "avoid"
        columns = self.columns()
        width = {"what": 38, "place": 24, "said": 32, "number": 13, "count": 5}
        total = sum(width[c] for c, _ in columns)
        out = ["<!doctype html><meta charset=utf-8><style>@page{size:A4 %s;margin:20mm}body{font:%spt '%s'}table{width:100%%;border-collapse:collapse;table-layout:fixed}"
               "td,th{padding:%spt;text-align:left;vertical-align:top}tr{break-inside:%s}%s</style>" % ("landscape" if self.wide else "portrait", size, font, r.choice([2, 3, 5]), split, border)]
        title = {"motions": "Overzicht moties", "promises": "Overzicht toezeggingen", "senate": "Overzicht van toezeggingen aan de Eerste Kamer", "both": "Overzicht moties en toezeggingen"}[self.kind]
        out.append(f"<h2>Bijlage {r.randint(1, 4)}: {title}</h2>")
        if r.random() < 0.5:
            out.append("<p>In deze bijlage staat per motie of toezegging vermeld wat de stand van zaken is bij het opstellen van deze begroting. De bijlage is bijgewerkt tot en met 1 mei.</p>")
        out.append("<table><colgroup>" + "".join(f"<col style='width:{100 * width[c] / total}%'>" for c, _ in columns) + "</colgroup><thead><tr>" + "".join(f"<th>{h}</th>" for _, h in columns) + "</tr></thead><tbody>")
        for i, row in enumerate(self.rows):
            cells = {**row, "count": str(i + 1)}
            out.append("<tr>" + "".join(f"<td>{html.escape(cells[c])}</td>" for c, _ in columns) + "</tr>")
        out.append("</tbody></table>")
        self.told = f"{self.kind} {rules} split {split} {'wide' if self.wide else ''} {[h for _, h in columns]}"
        return "\n".join(out)


def judge(row, record):
    """Is the number right, is the state, and what was said."""
    cited = {m["target"] for m in record["mentions"]} | {r["target"] for r in record["references"]}
    numbered = all(w in cited for w in row["works"])
    kind = "fulfils" if row["promise"] else "implements"
    wanted = {"done": (kind, "done"), "partly": (kind, "partly"), "progress": (kind, "progress"), "planned": (kind, "planned"), "declined": ("declines", None)}.get(row["state"])
    if row["works"]:
        got = [{(r["type"], r["status"]) for r in record["relations"] if r["target"] == w and r["type"] != "answers"} for w in row["works"]]
    else:
        flat = "".join(row["said"].split())
        got = [{(r["type"], r["status"]) for r in record["relations"] if "".join(r["quote"].split()).strip(".") in flat and r["type"] == kind}]
    if wanted is None:
        return numbered, all(not g for g in got), got
    return numbered, all(any(g[0] == wanted[0] and (wanted[1] is None or g[1] == wanted[1]) for g in gs) and len(gs) == 1 for gs in got), got


def main():
    a = printed.parser(__doc__, "14", 10).parse_args()
    papers = {f"{a.seed}-{k}": Paper(a.seed, k) for k in range(a.count)}
    records = printed.records(a, {name: paper.html() for name, paper in papers.items()})
    rows = numbers = states = 0
    for k, (name, paper) in enumerate(papers.items()):
        record = records[name]
        verdicts = [judge(row, record) for row in paper.rows]
        n, s = sum(v[0] for v in verdicts), sum(v[1] for v in verdicts)
        print(f"{k}: {len(paper.rows)} rows, number {n}, state {s}; kind {record['kind']}, {len(record['pages'])} pages, {len(record['tables'])} tables; {paper.told}")
        rows, numbers, states = rows + len(paper.rows), numbers + n, states + s
        if a.show:
            for row, v in zip(paper.rows, verdicts):
                if not (v[0] and v[1]):
                    print("    ", "number" if not v[0] else "", "state" if not v[1] else "", row["works"], row["state"], "|", row["said"], "| got", v[2:])
    print(f"rows {rows}  number {numbers / rows:.3f}  state {states / rows:.3f}")
    if min(numbers, states) < a.least * rows:
        sys.exit(f"below {a.least}")


if __name__ == "__main__":
    main()
