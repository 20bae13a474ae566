#!/usr/bin/env python3
"""Compare a graph with the key of a family of sample papers: check_key.py graph.json key.json [trace.json]

Every edge of the key must be in the graph, with its page and the first words of its evidence, and no other edge of any type.
A promise's own id depends on its quote, a report's on its title: where the key leaves `to` empty, any target does.
The trace from the family's motion must tell its proposal, the promise, that it was carried out and that the promise was kept.
"""
import json, re, sys


def flat(words):
    return re.sub(r"\s+", " ", words)


def missing_steps(trace, key):
    told = {(step["what"], step["document"]) for step in trace["steps"]}
    motion = key["motion"]
    promised = next(e["from"] for e in key["edges"] if e["type"] == "promises")
    wanted = {("proposed", motion), ("promises", promised)}
    wanted |= {(e["type"], e["from"]) for e in key["edges"] if e["type"] == "fulfils" or (e["type"] == "implements" and e["to"] == motion)}
    return [f"the trace does not tell that {document} {what}" for what, document in sorted(wanted - told)]


def main(graph_path, key_path, trace_path=None):
    with open(graph_path, encoding="utf-8") as f:
        graph = json.load(f)
    with open(key_path, encoding="utf-8") as f:
        key = json.load(f)
    left, wrong = list(graph["edges"]), []
    for want in key["edges"]:
        def fits(edge):
            proof = edge["evidence"]
            return (edge["type"] == want["type"] and edge["from"] == want["from"] and want["to"] in ("", edge["to"])
                    and flat(proof["words"]).startswith(want["words"]) and want["page"] in (0, proof["page"]))
        found = next((e for e in left if fits(e)), None)
        if found is None:
            wrong.append(f"missing: {want['from']} {want['type']} {want['to'] or '…'} p{want['page']} \"{want['words']}\"")
        else:
            left.remove(found)
    wrong += [f"not in the key: {e['from']} {e['type']} {e['to']} p{e['evidence']['page']} \"{e['evidence']['words'][:80]}\"" for e in left]
    if trace_path:
        with open(trace_path, encoding="utf-8") as f:
            wrong += missing_steps(json.load(f), key)
    print("\n".join(wrong) if wrong else f"all {len(key['edges'])} edges of the key found, none else")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) in (3, 4) else __doc__)
