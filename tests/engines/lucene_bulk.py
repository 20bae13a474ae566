#!/usr/bin/env python3
"""lucene_bulk.py KST: Lucene takes the bulk requests of `kst feed --to opensearch` by the mapping of its template, and finds our phrases:
put in twice a paper is there once, what changed is as it is now, and what is gone is gone. 77 (skipped) without Lucene or gson.
"""
import json, pathlib, subprocess, sys, tempfile

sys.dont_write_bytecode = True
from engines import HERE, has_lucene, lucene_path, missing

FIRST = {"a": "Zie Kamerstuk 29 911, nr. 323. Ik zal de Kamer voor 1 mei 2022 informeren over de kaden.",
         "b": '=1+1 "aan"\t\'haal\' \\N <b> De sluizen bij Oudewater zijn hersteld, \U0001F600.'}
NIGHT = {"a": FIRST["a"], "b": "De sluizen bij Oudewater lekken weer. Zie Kamerstuk 29 911, nr. 281.", "c": "De gemalen zijn oud."}


def main(kst):
    if not has_lucene(json=True):
        return missing("Lucene 8 and gson")
    with tempfile.TemporaryDirectory() as temp:
        def call(*words, **more):
            return subprocess.run(words, cwd=temp, check=True, capture_output=True, text=True, **more).stdout

        def feed(name, *more):
            pathlib.Path(temp, name).write_text(call(kst, "feed", "corpus", "--to", "opensearch", *more), encoding="utf-8")

        def papers(texts):
            for name, text in texts.items():
                pathlib.Path(temp, name + ".txt").write_text(text, encoding="utf-8")
            call(kst, "run", "--from", "-", "--into", "corpus", input="".join(f"{name}.txt\n" for name in texts))
            ids = {line["text"]: line["id"] for line in map(json.loads, call(kst, "feed", "corpus", "--to", "ndjson").splitlines())}
            return {name: ids[text.replace("\t", " ")] for name, text in texts.items()}

        def found(queries, *bulks):
            pathlib.Path(temp, "queries").write_text("".join(q + "\n" for q in queries), encoding="utf-8")
            return [set(line.split()) for line in call("java", "-Dfile.encoding=UTF-8", "-cp", lucene_path(json=True), HERE / "LuceneBulk.java", "template", "queries", *bulks).splitlines()]

        feed("template", "--template")
        ids = papers(FIRST)
        feed("first", "--passages")
        queries = ['"sluizen bij Oudewater"', 'edges.words:"Kamerstuk 29 911, nr. 323"', "edges.target:kst\\-29911\\-323", 'commitments.words:"informeren over de kaden"',
                   "commitments.deadline:2022\\-05\\-01", 'passages.text:"sluizen hersteld"~5', "hersteld", "gemalen", "*:*"]
        a, b = {ids["a"]}, {ids["b"]}
        same(found(queries, "first", "first"), [b, a, a, a, a, b, b, set(), a | b], "the first feed, twice")
        night = papers(NIGHT)
        feed("night", "--passages", "--since", "1")
        now, new = {night["b"]}, {night["c"]}
        same(found(queries, "first", "night"), [now, a, a, a, a, set(), set(), new, a | now | new], "and the next night's")
    print("lucene: bulk requests taken, phrases found")
    return 0


def same(got, expected, what):
    if got != expected:
        sys.exit(f"lucene_bulk.py: {what} gives {got}, not {expected}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
