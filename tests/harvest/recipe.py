#!/usr/bin/env python3
"""The harvest of docs/archive.md against a web server on this machine: the recipe's own lines are run, with the address
of the server in place of the publisher's. What was cited and lacked is fetched, read, and lacks no more.

    tests/harvest/recipe.py KST
"""
import functools, http.server, os, pathlib, re, shutil, subprocess, sys, tempfile, threading

SKIP = 77
if shutil.which("wget") is None:
    print("wget is not installed")
    sys.exit(SKIP)
kst = os.path.abspath(sys.argv[1])
docs = (pathlib.Path(__file__).parents[2] / "docs/archive.md").read_text()
recipe = re.search(r"## Harvesting.*?```\n(.*?)```", docs, re.S).group(1)


def paper(number, text):
    return (
        '<?xml version="1.0"?><officiele-publicatie><kamerstuk><kamerstukkop>'
        '<tekstregel inhoud="vergaderjaar">Vergaderjaar 2023-2024</tekstregel>'
        '<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop><dossier>'
        "<dossiernummer><dossiernr>29 911</dossiernr></dossiernummer><titel>Sluizen</titel></dossier><stuk>"
        f"<stuknr>Nr. <ondernummer>{number}</ondernummer></stuknr><titel>BRIEF</titel><algemeen><vrije-tekst><tekst>"
        f"<al>{text}</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"
    )


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


with tempfile.TemporaryDirectory() as folder:
    site = pathlib.Path(folder, "site")
    site.mkdir()
    (site / "kst-29911-2.xml").write_text(paper(2, "Zie Kamerstuk 29 911, nr. 3."))
    (site / "kst-29911-3.xml").write_text(paper(3, "Niets."))  # kst-29911-4 is nowhere
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_address[1]}"

    papers = pathlib.Path(folder, "papers")
    papers.mkdir()
    (papers / "kst-29911-1.xml").write_text(paper(1, "Zie Kamerstuk 29 911, nr. 2 en Kamerstuk 29 911, nr. 4."))
    subprocess.run([kst, "run", "papers", "--into", "corpus"], cwd=folder, check=True, capture_output=True)
    addresses = r"s/\.html$/.pdf/"
    assert addresses in recipe and " --wait=1 " in recipe
    lines = recipe.replace(addresses, rf"s/\.html$/.xml/; s|^https://[^/]*|{here}|").replace(" --wait=1 ", " ")
    environment = dict(os.environ, PATH=os.path.dirname(kst) + ":" + os.environ["PATH"])
    for _ in range(2):  # what was fetched cites more
        ran = subprocess.run(["bash", "-c", lines], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    server.shutdown()
    assert sorted(p.name for p in papers.iterdir()) == [f"kst-29911-{i}.xml" for i in (1, 2, 3)], ran
    lacks = subprocess.run([kst, "graph", "corpus", "--missing", "--format", "urls"], cwd=folder, capture_output=True, text=True)
    assert lacks.stdout == "https://zoek.officielebekendmakingen.nl/kst-29911-4.html\n", lacks
    print("ok")
