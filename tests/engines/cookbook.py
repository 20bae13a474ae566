#!/usr/bin/env python3
"""cookbook.py KST MAKE_FAMILY [--write]: runs the recipes of docs/cookbook.md in order, in a folder of their own, and compares what they
print on standard output with the block that stands below each. --write puts what they print there instead.
"""
import argparse, os, re, shutil, subprocess, sys, tempfile

PAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))) + "/docs/cookbook.md"
RECIPE = re.compile(r"(```sh\n(.*?)```\n)(\n```\n(.*?)```\n)?", re.S)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kst")
    parser.add_argument("make_family")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    text = open(PAGE).read()
    folder = tempfile.mkdtemp(prefix="kst-cookbook-")
    wrong, count = [], 0
    path = os.path.dirname(os.path.abspath(asked.kst)) + ":/usr/bin:" + os.environ["PATH"]  # Debian's python3, which has its pandas

    def cook(match):
        nonlocal count
        count += 1
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", match[2]], cwd=folder, text=True, capture_output=True, timeout=120,
                              env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "TZ": "UTC"})
        if done.returncode:
            wrong.append(f"recipe {count} ends with {done.returncode}: {done.stderr[-2000:]}")
        elif done.stdout != (match[4] or ""):
            wrong.append(f"recipe {count} prints\n{done.stdout}instead of\n{match[4] or ''}")
        return match[1] + (f"\n```\n{done.stdout}```\n" if done.stdout else "")

    try:
        subprocess.run([os.path.abspath(asked.make_family), "2026", folder + "/papers"], check=True, capture_output=True)
        cooked = RECIPE.sub(cook, text)
    finally:
        shutil.rmtree(folder)
    if asked.write:
        open(PAGE, "w").write(cooked)
    assert count == 15, count
    print("\n".join(wrong) if wrong else f"{count} recipes print what the page says")
    return 1 if wrong and not asked.write else 0


if __name__ == "__main__":
    sys.exit(main())
