#!/usr/bin/env python3
"""linked_data.py KST: the JSON-LD of a graph is read by npm's jsonld, its N-Quads by npm's n3, and both say who cites whom.
77 (skipped) without node or without the npm registry: neither is Debian's.
"""
import json, subprocess, sys, tempfile

sys.dont_write_bytecode = True
from corpora import put
from engines import npm

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
  const data = await jsonld.toRDF(JSON.parse(fs.readFileSync('graph.json')), {documentLoader});
  const quads = new N3.Parser({format: 'N-Quads'}).parse(fs.readFileSync('graph.nq', 'utf8'));
  console.log(JSON.stringify({jsonld: told(data), nquads: told(quads)}));
})().catch(error => { console.error(error); process.exit(1); });
"""
TITLE = 'Kaden met "aanhalingstekens", een \\ en een \U0001F600'


def main(kst):
    with tempfile.TemporaryDirectory() as temp:
        if not npm(temp, "jsonld@8", "n3@1"):
            print("not run: no npm registry")
            return 77
        put(kst, temp + "/c", [("a", "2021-10-04", "Betreft: " + TITLE + "\nZie Kamerstuk 29 911, nr. 323 en Kamerstuk 29 911, nr. 281.")])
        for form, name in [("jsonld", "graph.json"), ("nquads", "graph.nq")]:
            subprocess.run([kst, "graph", "c", "--format", form, "-o", name], cwd=temp, check=True, capture_output=True)
        open(temp + "/read.js", "w").write(READ)
        run = subprocess.run(["node", "read.js"], cwd=temp, capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit("linked_data.py: " + run.stderr)
        read = json.loads(run.stdout)
    for form, told in read.items():
        if [cited.split("/")[-1] for cited in told["cites"]] != ["kst-29911-281", "kst-29911-323"] or told["titles"] != [TITLE]:
            sys.exit(f"linked_data.py: {form} says {told}")
    if read["jsonld"]["cites"] != read["nquads"]["cites"]:
        sys.exit(f"linked_data.py: {read}")
    print(f"linked data: {read['jsonld']['statements']} statements in JSON-LD, {read['nquads']['statements']} in N-Quads")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
