#!/usr/bin/env python3
"""linked_data.py KST: the JSON-LD of a graph is read by npm's jsonld, its N-Quads by npm's n3, and both say who cites whom.
77 (skipped) without node or without the npm registry: neither is Debian's.
"""
import json, shutil, subprocess, sys, tempfile

READ = """
const fs = require('fs'), jsonld = require('jsonld'), N3 = require('n3');
const documentLoader = url => { throw new Error('the context is not whole: ' + url); };
(async () => {
  const cites = quads => [...new Set(quads.filter(q => q.predicate.value === 'urn:kst:cites' && q.object.termType === 'NamedNode')
                                          .map(q => q.subject.value + ' ' + q.object.value))].sort();
  const types = quads => quads.filter(q => q.predicate.value.endsWith('#type')).length;
  const data = await jsonld.toRDF(JSON.parse(fs.readFileSync('graph.json')), {documentLoader});
  const quads = new N3.Parser({format: 'N-Quads'}).parse(fs.readFileSync('graph.nq', 'utf8'));
  const titles = quads.filter(q => q.predicate.value === 'http://purl.org/dc/terms/title').map(q => q.object.value);
  console.log(JSON.stringify({jsonld: data.length, nquads: quads.length, cites: cites(quads), types: [types(data), types(quads)], titles}));
})().catch(error => { console.error(error); process.exit(1); });
"""
TITLE = 'Kaden met "aanhalingstekens", een \\ en een \U0001F600'


def main(kst):
    if not (shutil.which("node") and shutil.which("npm")):
        print("not run: no node")
        return 77
    with tempfile.TemporaryDirectory() as temp:
        if subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "jsonld@8", "n3@1"], cwd=temp, capture_output=True).returncode != 0:
            print("not run: no npm registry")
            return 77
        lines = json.dumps({"key": "a", "date": "2021-10-04", "text": "Betreft: " + TITLE + "\nZie Kamerstuk 29 911, nr. 323 en Kamerstuk 29 911, nr. 281."}) + "\n"
        subprocess.run([kst, "run", "--each", "-", "--into", temp + "/c"], input=lines, check=True, capture_output=True, text=True)
        for form, name in [("jsonld", "graph.json"), ("nquads", "graph.nq")]:
            subprocess.run([kst, "graph", "c", "--format", form, "-o", name], cwd=temp, check=True, capture_output=True)
        open(temp + "/read.js", "w").write(READ)
        run = subprocess.run(["node", "read.js"], cwd=temp, capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit("linked_data.py: " + run.stderr)
        read = json.loads(run.stdout)
    if [cited.split("/")[-1] for cited in read["cites"]] != ["kst-29911-281", "kst-29911-323"]:
        sys.exit(f"linked_data.py: cites {read['cites']}")
    if not read["jsonld"] or not all(read["types"]):
        sys.exit(f"linked_data.py: {read}")
    print(f"linked data: {read['jsonld']} statements in JSON-LD, {read['nquads']} in N-Quads")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
