#!/usr/bin/env python3
"""What the scorers beside the annotated papers print, against what they printed when scores.tsv was written.

    tests/quality/scores.py KST SHARED            exit 1 when a figure is lower than in scores.tsv
    tests/quality/scores.py KST SHARED --write    writes scores.tsv

The rules were written with these papers at hand: a figure here guards against going back, it does not measure. What
papers do is measured in acts.py, on papers that the weights have not seen.
"""
import argparse, pathlib, re, subprocess, sys

TABLE = pathlib.Path(__file__).with_name("scores.tsv")
SLACK = 0.0005  # the last digit that is printed


def figures(kst, shared):
    gold = shared / "gold"
    runs = {
        "dev": [gold / "score.py"],
        "acts": [gold / "score.py", "--gold", gold / "acts", "--pdf", shared / "corpus" / "letters"],
        "hyphens": [gold / "score_hyphens.py"],
        "identity": [gold / "score_identity.py"],
        "cases": [shared / "reports" / "check_cases.py"],
    }
    wanted = {
        "dev": r"(references|motions) +F1 ([\d.]+)|(motion target) +([\d.]+)",
        "acts": r"(references|motions) +F1 ([\d.]+)|(motion target) +([\d.]+)",
        "hyphens": r"(\w+) +([\d.]+) +\(",
        "identity": r"(\w+) +([\d.]+) +\(",
        "cases": r"()(\d+) passed",
    }
    found = {}
    for name, command in runs.items():
        told = subprocess.run([sys.executable, *map(str, command), "--kst", str(kst)], capture_output=True, text=True)
        lines = [m for line in told.stdout.splitlines() if (m := re.match(wanted[name], line))]
        if not lines:
            sys.exit(f"{command[0]}: printed no figure: {told.stderr[-300:]}")
        for m in lines:
            what, value = [g for g in m.groups() if g is not None]
            found[f"{name} {what}".strip()] = float(value)
    return found


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kst", type=pathlib.Path)
    ap.add_argument("shared", type=pathlib.Path)
    ap.add_argument("--write", action="store_true")
    a = ap.parse_args()
    if not (a.shared / "gold").is_dir():
        print("not run: no corpus")
        return 77
    found = figures(a.kst.resolve(), a.shared.resolve())
    if a.write:
        TABLE.write_text("".join(f"{name}\t{value:g}\n" for name, value in found.items()))
    committed = {name: float(value) for name, value in (line.split("\t") for line in TABLE.read_text().splitlines())}
    low = 0
    for name, before in committed.items():
        value = found.get(name, 0.0)
        low += value < before - SLACK
        print(f"{name:28} {value:g}   committed {before:g}" + ("   TOO LOW" if value < before - SLACK else ""))
    return int(low > 0)


if __name__ == "__main__":
    sys.exit(main())
