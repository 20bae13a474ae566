"""Papers of SHARED/corpus that we annotated ourselves (annotated.ndjson), whole, blind, as SHARED/gold/GUIDE.md says.

A line is a paper: {"key", "relations", "commitments"}, entries as in the gold, but that the words of a paper stay in the
paper: "quote" says where they begin and end ("geef ik uitvoering … de motie-Krul"), and `expand` finds them there. An
entry with "again" says an act that another entry has said.
"""
import json, pathlib, re, subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
GAP = " … "
LONGEST = 1500  # characters of a quote


def whole(quote, text, page_begin):
    """The words from where a quote begins, searched from its page on, to where it ends."""
    first, _, last = quote.partition(GAP)
    begin = text.index(first, page_begin)
    if not last:
        return first
    end = text.index(last, begin + len(first))
    if end - begin > LONGEST:
        raise ValueError(quote)
    return text[begin:end + len(last)]


def pages(record):
    """The text with white space collapsed, and where each page begins in it."""
    text, begins, so_far = record["text"].encode(), {}, ""
    runs = record["page_runs"]
    for (begin, page), end in zip(runs, [r[0] for r in runs[1:]] + [len(text)]):
        begins.setdefault(page, len(so_far))
        so_far += re.sub(r"\s+", " ", text[begin:end].decode())
    return so_far, begins


def expand(kst, shared, folder):
    """Writes one JSON file a paper, as in the gold, into `folder`; returns them by key."""
    papers = [json.loads(line) for line in (ROOT / "tests/quality/annotated.ndjson").read_text().splitlines()]
    where = {f.stem: f for f in sorted((shared / "corpus").glob("*/*.pdf"), reverse=True)}
    if gone := [p["key"] for p in papers if p["key"] not in where]:
        raise SystemExit(f"annotated.ndjson: {gone[0]} is no paper of {shared / 'corpus'}")
    read = subprocess.run([kst, "read", *(str(where[p["key"]]) for p in papers)], capture_output=True, text=True).stdout
    files = {}
    for paper, line in zip(papers, read.rstrip("\n").split("\n"), strict=True):
        text, begins = pages(json.loads(line)["data"])
        for entry in paper["relations"] + paper["commitments"]:
            entry.setdefault("status")
            try:
                entry["quote"] = whole(entry["quote"], text, begins[entry["page"]])
            except (ValueError, KeyError):
                raise SystemExit(f"annotated.ndjson: {paper['key']} page {entry['page']}: \"{entry['quote']}\" is not there") from None
        files[paper["key"]] = pathlib.Path(folder) / f"{paper['key']}.json"
        files[paper["key"]].write_text(json.dumps(paper, ensure_ascii=False))
    return files


def to_score(paper):
    """What is said "again" is learned from, and need not be found twice."""
    said = [{**r, "optional": True} if r.get("again") else r for r in paper["relations"]]
    return {**paper, "relations": said}
