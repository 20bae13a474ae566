"""What invented papers that chromium prints share: options, the printing, and the records that kst reads."""
import argparse, json, pathlib, shutil, subprocess, sys, tempfile


def parser(doc, seed, count):
    ap = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kst")
    ap.add_argument("--seed", default=seed)
    ap.add_argument("--count", type=int, default=count)
    ap.add_argument("--keep", type=pathlib.Path)
    ap.add_argument("--show", action="store_true")
    ap.add_argument("--least", type=float, default=0)
    return ap


def records(options, papers):
    """The record of each of `papers`, HTML by name; also of one that kst cannot read. Ends with 77 without chromium."""
    if not shutil.which("chromium"):
        print("not run: no chromium")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or pathlib.Path(scratch)
        folder.mkdir(exist_ok=True, parents=True)
        for name, html in papers.items():
            page, pdf = folder / f"{name}.html", folder / f"{name}.pdf"
            page.write_text(html)
            if not pdf.exists():
                subprocess.run(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={scratch}/profile", f"--print-to-pdf={pdf}", page.resolve().as_uri()],
                               check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        run = subprocess.run([options.kst, "read", *[str(folder / f"{name}.pdf") for name in papers]], stdout=subprocess.PIPE, text=True)
        return {pathlib.Path(line["source"]).stem: line["data"] for line in map(json.loads, run.stdout.splitlines())}
