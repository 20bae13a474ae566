#!/usr/bin/env python3
"""relevance.py KST SHARED [--each | --hits | --pool]: what a clerk asks for, found by kst, by PostgreSQL (its Dutch configuration,
and one with hunspell's dictionary) and by Lucene 8 (DutchAnalyzer) among the same papers: all of SHARED/corpus and SHARED/xml.

relevance.tsv has the questions, each with the papers that answer it: id:2 it is about just that, id:1 it touches it. They
were judged by reading what all four find (--pool prints it), without knowing who found it. Ranking was worked on with the
first, third, fifth … question; the others were held back and are reported apart. Printed: nDCG at 10 and the mean reciprocal
rank of the first id:2; with --each before them nDCG of each question. Fails when some other is as good as kst in one of these
figures, of the questions worked on, of those held back, or of all. --hits prints how many papers each finds for 20 words instead.
"""
import json, math, pathlib, subprocess, sys, tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "engines"))
from engines import Postgres, as_paper, has_lucene, lucene, missing

MOST = 10
HITS = ["motie", "toezegging", "besluiten", "rapporten", "gemeente", "raad", "artsen", "huizen", "stikstof", "energieprijs", "leraren",
        "wachtlijst", "kerncentrale", "zonnepaneel", "uitgezonden", "vluchteling", "woning", "onderzoek", "boer", "universiteit"]


def ours(kst, corpus, questions):
    for question in questions:
        find = lambda *more: subprocess.run([kst, "search", corpus, *more, "--", question], check=True, capture_output=True, text=True).stdout
        yield int(find("--count")), [json.loads(line)["id"] for line in find("--json", "-n", str(MOST)).splitlines()]


def postgres(papers, questions):
    """By configuration. Words joined by OR, as Lucene has them (joined by AND it finds next to nothing); the title first."""
    cell = lambda text: text.replace("\\", "\\\\")
    with Postgres(hunspell=True) as db:
        db.run("CREATE TABLE p(id text, title text, text text);\nCOPY p FROM stdin;\n" + "".join("\t".join(map(cell, paper)) + "\n" for paper in papers) + "\\.\n")
        for words in ("dutch", "dutch_hunspell"):
            script = f"ALTER TABLE p ADD {words} tsvector; UPDATE p SET {words} = setweight(to_tsvector('{words}', title), 'A') || to_tsvector('{words}', text);"
            for question in questions:
                query = f"replace(plainto_tsquery('{words}', '{question}')::text, '&', '|')::tsquery"
                script += (f"SELECT concat_ws(' ', (SELECT count(*) FROM p WHERE {words} @@ {query}), (SELECT string_agg(id, ' ' ORDER BY rank DESC, id) FROM "
                           f"(SELECT id, ts_rank({words}, {query}, 1) AS rank FROM p WHERE {words} @@ {query} ORDER BY rank DESC, id LIMIT {MOST}) AS best));\n")
            lines = [line.split(" ") for line in db.run(script).splitlines()]  # one connection: each reads the dictionary
            yield [(int(line[0]), line[1:]) for line in lines]


def ndcg(found, judged):
    gain = lambda grades: sum((2 ** grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))
    return gain([judged.get(id, 0) for id in found[:MOST]]) / gain(sorted(judged.values(), reverse=True)[:MOST])


def reciprocal(found, judged):
    return next((1 / (rank + 1) for rank, id in enumerate(found[:MOST]) if judged.get(id, 0) == 2), 0)


def main(kst, shared, *options):
    if not Postgres.programs():
        return missing("PostgreSQL")
    if not has_lucene():
        return missing("Lucene 8")
    if not pathlib.Path(shared, "xml").is_dir():
        print("not run: no shared papers")
        return 77
    judged = {}
    for line in pathlib.Path(__file__).with_name("relevance.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            question, ids = line.split("\t")
            judged[question] = {id: int(grade) for id, grade in (pair.rsplit(":", 1) for pair in ids.split())}
    questions = HITS if "--hits" in options else list(judged)
    with tempfile.TemporaryDirectory() as temp:
        corpus = temp + "/corpus"
        subprocess.run([kst, "run", shared + "/corpus", shared + "/xml", "--into", corpus], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        feed = subprocess.run([kst, "feed", corpus, "--to", "ndjson"], check=True, capture_output=True, text=True).stdout
        papers = [as_paper(json.loads(line)) for line in feed.splitlines()]
        found = {"kst": list(ours(kst, corpus, questions)), **dict(zip(("PostgreSQL", "with hunspell"), postgres(papers, questions))),
                 "Lucene": lucene(papers, questions, MOST)}
    if "--pool" in options:
        print(json.dumps({question: sorted({id for engine in found.values() for id in engine[at][1]}) for at, question in enumerate(questions)}))
        return 0
    if "--hits" in options:
        print(f"{'papers with':16}" + "".join(f"{name:>15}" for name in found) + f"   of {len(papers)}")
        for at, question in enumerate(questions):
            print(f"{question:16}" + "".join(f"{engine[at][0]:15}" for engine in found.values()))
        return 0
    if "--each" in options:
        for at, (question, ids) in enumerate(judged.items()):
            print("  ".join(f"{ndcg(engine[at][1], ids):.2f}" for engine in found.values()), "", question)
    print(f"{len(questions)} questions, {len(papers)} papers   " + "".join(f"{name:>22}" for name in found))
    scores = {}
    for name, part in [("worked on", slice(0, None, 2)), ("held back", slice(1, None, 2)), ("all", slice(None))]:
        row = []
        for engine in found.values():
            pairs = list(zip(engine, judged.values()))[part]
            row.append((sum(ndcg(f[1], j) for f, j in pairs) / len(pairs), sum(reciprocal(f[1], j) for f, j in pairs) / len(pairs)))
        scores[name] = row
        print(f"{name:26}" + "".join(f"  nDCG {n:.3f}  MRR {m:.3f}" for n, m in row))
    worse = [name for name, row in scores.items() for other in row[1:] if row[0][0] <= other[0] or row[0][1] <= other[1]]
    if worse:
        sys.exit("relevance.py: kst is not the best: " + ", ".join(dict.fromkeys(worse)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
