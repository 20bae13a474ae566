#!/usr/bin/env python3
"""graph_formats.py KST: a graph in each of its forms, read by what reads such a form, says the same of each work: quotes, backslashes,
markup, a letter beyond the first plane and what a spreadsheet would take for a formula come out as they went in."""
import csv, io, json, re, subprocess, sys, tempfile, xml.etree.ElementTree

sys.dont_write_bytecode = True
from corpora import put

TITLES = ['=1+1 "twee" \'een\'', "<script>alert(1)</script> & ]]> &amp;", "@SUM(A1) a\\b \\ {a|b}", "+31 \U0001F600, een; twee", "-- 'x'); DROP TABLE node;"]
NODE = "{http://graphml.graphdrawing.org/xmlns}"


def dot(text):
    """Ids and titles: the label is both, parted by a line end."""
    said = {}
    for quoted, label in re.findall(r'^  "([^"]*)" \[label="((?:[^"\\]|\\.)*)"', text, re.M):
        parts = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], label).split("\n")
        assert parts[0] == quoted, label
        said[quoted] = parts[1] if len(parts) > 1 else None
    return said


def graphml(text):
    root = xml.etree.ElementTree.fromstring(text)
    return {node.get("id"): next((data.text for data in node.iter(NODE + "data") if data.get("key") == "title"), None) for node in root.iter(NODE + "node")}


READERS = {
    "ndjson": lambda text: {node["id"]: node["title"] for node in (json.loads(line).get("node") for line in text.splitlines()) if node},
    "json": lambda text: {node["id"]: node["title"] for node in json.loads(text)["nodes"]},
    "dot": dot,
    "graphml": graphml,
    "neo4j-nodes": lambda text: {row["id:ID"]: row["title"] or None for row in csv.DictReader(io.StringIO(text, newline=""))},
}


def main(kst):
    with tempfile.TemporaryDirectory() as folder:
        put(kst, folder + "/c", [(f'"sleutel" {n}\n=<x>\\', "2021-10-04", f"Betreft: {title}\nZie Kamerstuk 29 911,\nnr. {n}.") for n, title in enumerate(TITLES, 1)])
        for form, read in READERS.items():
            said = read(subprocess.run([kst, "graph", folder + "/c", "--format", form], check=True, capture_output=True).stdout.decode())
            assert sorted(filter(None, said.values())) == sorted(TITLES), (form, said)
            assert sum(id.startswith("kst-29911-") for id in said) == len(TITLES), (form, said)
        page = subprocess.run([kst, "graph", folder + "/c", "--format", "neo4j-edges"], check=True, capture_output=True, text=True).stdout
        words = [row["words"] for row in csv.DictReader(io.StringIO(page)) if row[":TYPE"] == "cites"]
        assert sorted(words) == [f"Kamerstuk 29 911, nr. {n}" for n in range(1, len(TITLES) + 1)], words  # a line a relation
    print(len(READERS), "forms say the same of", len(TITLES), "works")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
