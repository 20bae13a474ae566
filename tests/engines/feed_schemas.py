#!/usr/bin/env python3
"""feed_schemas.py KST: feeds of a corpus against JSON Schemas of what OpenSearch, Solr, Meilisearch and Typesense take, for
engines that Debian does not have. The schemas are ours, written after the engines' own pages: docs of the bulk API, of Solr's
JSON update handler, of Meilisearch's documents, of Typesense's collections. 77 (skipped) without python3-jsonschema.
"""
import json, os, subprocess, sys, tempfile

sys.dont_write_bytecode = True
from corpora import put
from engines import missing

# What engines refuse: ids that are too long or hold other signs, wrong types, nulls where none may be, fields nobody declared.
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
MAYBE = lambda what: {"anyOf": [what, {"type": "null"}]}
OPENSEARCH_ACTION = {
    "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": False,
    "patternProperties": {"^(index|delete)$": {
        "type": "object", "required": ["_id", "_index"], "additionalProperties": False,
        "properties": {"_id": {"type": "string", "minLength": 1, "maxLength": 512}, "_index": {"type": "string", "pattern": "^[a-z0-9_-]+$"}}}}}
SOLR_FIELDS = {  # dynamic fields of the default configuration, and the two that every schema has
    "^id$": {"type": "string", "minLength": 1}, "_s$": {"type": "string", "maxLength": 32766}, "_ss$": {"type": "array", "items": {"type": "string"}},
    "_txt_nl$": {"type": "string"}, "_i$": {"type": "integer"}, "_d$": {"type": "number"},
    "_dt$": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT00:00:00Z$"}}
SOLR_ROW = {"type": "object", "required": ["id"], "additionalProperties": False, "patternProperties": SOLR_FIELDS}
SOLR_DOCUMENT = {"type": "object", "required": ["id"], "additionalProperties": False,
                 "patternProperties": {**SOLR_FIELDS, "^_childDocuments_$": {"type": "array", "items": SOLR_ROW}}}
SOLR_COMMAND = {"type": "object", "required": ["doc"], "additionalProperties": False, "properties": {"doc": SOLR_DOCUMENT}}
MEILISEARCH = {"type": "object", "required": ["docId"],
               "properties": {"docId": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,511}$"}, "date": MAYBE(DAY), "text": {"type": "string"}}}
TYPESENSE_TYPES = {"string": {"type": "string"}, "string[]": {"type": "array", "items": {"type": "string"}}, "int64": {"type": "integer"},
                   "object[]": {"type": "array", "items": {"type": "object"}}}
OPENSEARCH_TYPES = {"keyword": {"anyOf": [{"type": ["string", "null"]}, {"type": "array", "items": {"type": "string"}}]}, "text": {"type": ["string", "null"]},
                    "date": MAYBE(DAY), "integer": {"type": ["integer", "null"]}, "float": {"type": ["number", "null"]}, "object": {}}


def of_mapping(properties):  # a document that the strict mapping of an index template takes
    return {"type": "object", "additionalProperties": False, "properties": {
        name: {"type": "array", "items": of_mapping(field["properties"])} if field["type"] == "nested" else OPENSEARCH_TYPES[field["type"]]
        for name, field in properties.items()}}


def of_collection(fields):
    declared = {field["name"]: TYPESENSE_TYPES[field["type"]] for field in fields}
    return {"type": "object", "required": ["id"], "additionalProperties": False, "properties": {"id": {"type": "string", "minLength": 1}, **declared}}


def main(kst):
    try:
        from jsonschema import Draft7Validator
    except ImportError:
        return missing("python3-jsonschema")
    with tempfile.TemporaryDirectory() as temp:
        corpus = temp + "/corpus"

        def feed(*more):
            return subprocess.run([kst, "feed", corpus, *more], check=True, capture_output=True, text=True).stdout

        texts = ["Zie Kamerstuk 29 911, nr. 323. Ik zal de Kamer voor 1 mei 2022 informeren.", "=1+1 \"aan\"\t'haal' \\N <b> \U0001F600", "x " * 40000]
        put(kst, corpus, [(f"een/sleutel met (tekens) {n}", "2021-10-04", text) for n, text in enumerate(texts)])
        checked = 0

        def check(schema, value, what):
            nonlocal checked
            checked += 1
            wrong = next(Draft7Validator(schema).iter_errors(value), None)
            if wrong:
                sys.exit(f"feed_schemas.py: {what}: {'/'.join(map(str, wrong.absolute_path))}: {wrong.message[:300]}")

        template = json.loads(feed("--to", "opensearch", "--template"))
        document = of_mapping(template["template"]["mappings"]["properties"])
        bulk = [json.loads(line) for line in feed("--to", "opensearch", "--passages").split("\n")[:-1]]
        for action, source in zip(bulk[0::2], bulk[1::2]):
            check(OPENSEARCH_ACTION, action, "opensearch action")
            check(document, source, "opensearch document")
        commands = json.loads(feed("--to", "solr", "--passages"), object_pairs_hook=lambda pairs: pairs if any(k == "add" for k, _ in pairs) else dict(pairs))
        for name, command in commands:
            check(SOLR_COMMAND, command, "solr " + name)
        for line in feed("--to", "meilisearch", "--passages").splitlines():
            check(MEILISEARCH, json.loads(line), "meilisearch")
        collection = of_collection(json.loads(feed("--to", "typesense", "--template"))["fields"])
        for line in feed("--to", "typesense", "--passages").splitlines():
            check(collection, json.loads(line), "typesense")
        # The schemas can fail: what each engine refuses, they refuse.
        for schema, bad in [(OPENSEARCH_ACTION, {"index": {"_id": "x" * 513, "_index": "kst"}}), (document, {"nobody": 1}), (document, {"date": "4 oktober"}),
                            (SOLR_COMMAND, {"doc": {"id": "a", "date_dt": "2021-10-04"}}), (MEILISEARCH, {"docId": "a/b"}), (collection, {"id": "a", "title": None})]:
            if Draft7Validator(schema).is_valid(bad):
                sys.exit(f"feed_schemas.py: {bad} passes")
    print(f"feed schemas: {checked} values of four engines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
