#!/usr/bin/env python3
"""Is a paper the same paper when only its text layer is at hand?

    tests/quality/text_layers.py KST SHARED [--show] [--min 0.95]

Each PDF of SHARED/corpus/official and SHARED/corpus/letters is read as a PDF, and as the text that pdftotext makes of
it (three ways: as it is, -raw, -layout), one call of `kst read --each` for all. A figure is the share of texts with
the same id, kind and date as the PDF (a paper without a number has an id that comes from its bytes: there only that
it has no number is compared). Exit 1 when a way is below --min, 77 when SHARED or pdftotext is not there.
"""
import argparse, collections, json, pathlib, shutil, subprocess, sys

WAYS = {"default": [], "raw": ["-raw"], "layout": ["-layout"]}
FIELDS = ("id", "kind", "date")
ALSO = ("subject", "sender", "signatories")  # printed, not asked for


def of(record, field):
    value = record.get(field)
    if field == "id":
        return None if (value or "doc-").startswith("doc-") else value
    return value


def records(call, **kwargs):
    run = subprocess.run(call, capture_output=True, text=True, **kwargs)
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kst")
    ap.add_argument("shared", type=pathlib.Path)
    ap.add_argument("--show", action="store_true")
    ap.add_argument("--min", type=float, default=0.95)
    a = ap.parse_args()
    files = sorted(f for d in ("official", "letters") for f in (a.shared / "corpus" / d).glob("*.pdf"))
    if not files or not shutil.which("pdftotext"):
        print("no papers, or no pdftotext")
        return 77
    papers = {pathlib.PurePath(r["source"]).stem: r["data"] for r in records([a.kst, "read", *map(str, files)])}
    lines = []
    for way, switch in WAYS.items():
        for f in files:
            made = subprocess.run(["pdftotext", *switch, "-enc", "UTF-8", str(f), "-"], capture_output=True)
            lines.append(json.dumps({"key": f"{way} {f.stem}", "text": made.stdout.decode("utf-8", "replace")}))
    right, of_all, low = collections.Counter(), collections.Counter(), False
    for r in records([a.kst, "read", "--each"], input="\n".join(lines) + "\n"):
        way, stem = r["source"].split(" ", 1)
        paper, text = papers[stem], r["data"]
        of_all[way] += 1
        wrong = [f for f in FIELDS if of(paper, f) != of(text, f)]
        right[way, "all"] += not wrong
        for f in FIELDS + ALSO:
            same = of(paper, f) == of(text, f)
            right[way, f] += same
            if a.show and not same:
                print(f"{way} {stem} {f}: {json.dumps(of(paper, f), ensure_ascii=False)} | {json.dumps(of(text, f), ensure_ascii=False)}"[:240])
    for way in WAYS:
        share = {f: right[way, f] / of_all[way] for f in ("all", *FIELDS, *ALSO)}
        print(f"{way:8} " + "  ".join(f"{f} {v:.3f}" for f, v in share.items()) + f"   of {of_all[way]}")
        low = low or share["all"] < a.min
    return bool(low)


if __name__ == "__main__":
    sys.exit(main())
