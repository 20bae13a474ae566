#!/usr/bin/env python3
"""tools/cluster/local.sh over invented papers: the graph of its parts is that of one run, also when one part was killed
and the command given again. Skipped without GNU parallel.

    tests/cluster/local.py KST
"""
import json, os, pathlib, shutil, subprocess, sys, tempfile

SKIP = 77
if shutil.which("parallel") is None:
    print("GNU parallel is not installed")
    sys.exit(SKIP)
kst = os.path.abspath(sys.argv[1])
script = pathlib.Path(__file__).parents[2] / "tools/cluster/local.sh"


def run(*words, **more):
    return subprocess.run(words, check=False, capture_output=True, text=True, **more)


with tempfile.TemporaryDirectory() as folder:
    papers = pathlib.Path(folder, "papers")
    papers.mkdir()
    for i in range(40):
        xml = (
            '<?xml version="1.0"?><officiele-publicatie><kamerstuk><kamerstukkop>'
            '<tekstregel inhoud="vergaderjaar">Vergaderjaar 2023-2024</tekstregel>'
            '<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop><dossier>'
            f"<dossiernummer><dossiernr>29 {900 + i % 3}</dossiernr></dossiernummer><titel>Sluizen</titel></dossier><stuk>"
            f"<stuknr>Nr. <ondernummer>{i + 1}</ondernummer></stuknr><titel>BRIEF</titel><algemeen><vrije-tekst><tekst>"
            f"<al>Zie Kamerstuk 29 900, nr. {i}.</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk>"
            "</officiele-publicatie>"
        )
        (papers / f"{i}.xml").write_text(xml)
    (papers / "broken.pdf").write_text("no PDF")  # a failed paper is a result
    whole, parts = f"{folder}/whole", f"{folder}/parts"
    run(kst, "run", str(papers), "--into", whole)
    environment = dict(os.environ, KST=kst)
    # A part that another process holds fails, and the same command does the rest when it is free.
    run(kst, "run", str(papers), "--shard", "2/4", "--into", parts + ".part2")
    hold = (
        f"import fcntl,time\nf=open('{parts}.part2/kst.lock','r+')\nfcntl.lockf(f,fcntl.LOCK_EX)\n"
        "print('held',flush=True)\ntime.sleep(600)"
    )
    holder = subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE, text=True)
    holder.stdout.readline()
    first = run(str(script), str(papers), parts, "4", env=environment)
    assert first.returncode != 0 and not os.path.exists(parts), first
    holder.kill()
    holder.wait()
    second = run(str(script), str(papers), parts, "4", env=environment)
    assert second.returncode in (0, 1), second
    graphs = [run(kst, "graph", corpus).stdout for corpus in (whole, parts)]
    assert graphs[0] == graphs[1] and len(json.loads(graphs[0])["nodes"]) > 10, "the parts are not the whole"
    print("ok")
