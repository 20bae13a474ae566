#!/usr/bin/env python3
"""linked_data.py KST: the JSON-LD of a graph is read by npm's jsonld, its N-Quads and those of a feed by npm's n3, and all say who cites
whom; the feed says every field of docs/feeds.md by the term that stands there.
77 (skipped) without node or without the npm registry: neither is Debian's.
"""
import json, os, re, shutil, subprocess, sys, tempfile

sys.dont_write_bytecode = True
from corpora import put
from engines import npm

SCHEMAS = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))) + "/docs/schemas"
READ = """
const fs = require('fs'), jsonld = require('jsonld'), N3 = require('n3');
const documentLoader = url => { throw new Error('the context is not whole: ' + url); };
(async () => {
  const of = (quads, subject, predicate) => quads.filter(q => q.subject.value === subject && q.predicate.value === predicate).map(q => q.object.value)[0];
  const told = quads => ({
    statements: quads.length,
    cites: quads.filter(q => q.predicate.value.endsWith('#type') && q.object.value === 'urn:kst:cites').map(q => q.subject.value)
                .map(edge => of(quads, edge, 'urn:kst:from') + ' ' + of(quads, edge, 'urn:kst:to')).sort(),
    titles: quads.filter(q => q.predicate.value === 'http://purl.org/dc/terms/title').map(q => q.object.value)});
  // A graph without the context it brings says the same with the one that is published.
  const graph = {...JSON.parse(fs.readFileSync('graph.json')), ...JSON.parse(fs.readFileSync('context.jsonld'))};
  const data = await jsonld.toRDF(graph, {documentLoader});
  const parse = name => new N3.Parser({format: 'N-Quads'}).parse(fs.readFileSync(name, 'utf8'));
  console.log(JSON.stringify({jsonld: told(data), nquads: told(parse('graph.nq')), feed: told(parse('feed.nq'))}));
  console.log(JSON.stringify({terms: [...new Set(parse('letters.nq').map(q => q.predicate.value))]}));
})().catch(error => { console.error(error); process.exit(1); });
"""
ADDRESSES = {"dcterms:": "http://purl.org/dc/terms/", "eli:": "http://data.europa.eu/eli/ontology#", "schema:": "https://schema.org/",
             "rdf:": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "": "urn:kst:"}
HEAD = "Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2020–2021\n29 911 Kadebeheer\nNr. "
LETTER = HEAD + """7 BRIEF VAN DE MINISTER VAN DEFENSIE
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Den Haag, 4 oktober 2021
Ik zeg het lid Kuik toe de Kamer voor 1 mei 2022 te informeren over de kaden. Met deze brief geef ik uitvoering aan de motie van het lid Kuik over de sluizen.
De Minister van Defensie,
A.B. van Oeverdijk
"""
MOTION = HEAD + """8 MOTIE VAN HET LID KUIK
Voorgesteld 5 oktober 2021
De Kamer,
gehoord de beraadslaging,
verzoekt de regering de kaden te herstellen,
en gaat over tot de orde van de dag.
Kuik
"""
UNSAID = {"boxes", "vote", "dcterms:identifier", "dcterms:alternative", "status"}  # of PDFs, of papers that these are not
TITLE = 'Kaden met "aanhalingstekens", een \\ en een \U0001F600'


def main(kst):
    with tempfile.TemporaryDirectory() as temp:
        if not npm(temp, "jsonld@8", "n3@1"):
            print("not run: no npm registry")
            return 77
        put(kst, temp + "/c", [("a", "2021-10-04", "Betreft: " + TITLE + "\nZie Kamerstuk 29 911, nr. 323 en Kamerstuk 29 911, nr. 281.")])
        put(kst, temp + "/letters", [("b", "2021-10-04", LETTER), ("c", "2021-10-05", MOTION)])
        for words in ["graph c --format jsonld -o graph.json", "graph c --format nquads -o graph.nq", "feed c --to rdf -o feed.nq",
                      "feed letters --to rdf --passages -o letters.nq"]:
            subprocess.run([kst, *words.split()], cwd=temp, check=True, capture_output=True)
        shutil.copy(SCHEMAS + "/context.jsonld", temp)
        open(temp + "/read.js", "w").write(READ)
        run = subprocess.run(["node", "read.js"], cwd=temp, capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit("linked_data.py: " + run.stderr)
        read, letters = map(json.loads, run.stdout.splitlines())
    for form, told in read.items():
        if [cited.split("/")[-1] for cited in told["cites"]] != ["kst-29911-281", "kst-29911-323"] or told["titles"] != [TITLE]:
            sys.exit(f"linked_data.py: {form} says {told}")
    if not read["jsonld"]["cites"] == read["nquads"]["cites"] == read["feed"]["cites"]:
        sys.exit(f"linked_data.py: {read}")
    fields = subprocess.run([kst, "feed", "c", "--fields"], check=True, capture_output=True, text=True).stdout
    documented = set(re.findall(r"\| `([\w:]+)` \|$", fields, re.M))
    unsaid = {term for term in documented if re.sub(r"^\w+:|^", lambda m: ADDRESSES[m[0]], term, 1) not in letters["terms"]}
    if len(documented) < 30 or unsaid != UNSAID:
        sys.exit(f"linked_data.py: of the terms of docs/feeds.md the feed does not say {sorted(unsaid)}")
    print(f"linked data: {read['jsonld']['statements']} statements in JSON-LD, {read['nquads']['statements']} in N-Quads")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
