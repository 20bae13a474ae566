#!/usr/bin/env python3
"""room.py KST CORPUS [PDF_FOLDER]: what the reading room and kst annotate cost on this machine.

Prints the weight of the largest paper and of the registers and the time to their first byte, the answers a second and the 99th
percentile of 64 readers who ask for all kinds of pages; and over PDF_FOLDER the files, links and time a page of kst annotate, with what
qpdf --check says of the results. Requests are counted beforehand and go to 127.0.0.1 alone.
"""
import concurrent.futures, gzip, http.client, json, os, resource, shutil, socket, subprocess, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + "/engines")
from corpora import serving

READERS, REQUESTS = 64, 10_000
NO_PAPER = ("commitment", "dossier", "person", "ministry", "committee")


def first_byte(port, path):
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        began = time.perf_counter()
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        data = line.recv(1 << 16)
        waited = time.perf_counter() - began
        while more := line.recv(1 << 16):
            data += more
    assert data.startswith(b"HTTP/1.1 200"), data[:80]
    return waited, data.split(b"\r\n\r\n", 1)[1]


def room(kst, corpus):
    graph = subprocess.run([kst, "graph", corpus, "--format", "ndjson"], check=True, capture_output=True, text=True).stdout
    nodes = [json.loads(line)["node"] for line in graph.splitlines() if line.startswith('{"node"')]
    papers = [node["id"] for node in nodes if node["present"] and node["kind"] not in NO_PAPER]
    dossiers = [node["id"] for node in nodes if node["kind"] == "dossier"][:40]
    with serving(kst, corpus, "--date", "2024-01-01") as port:
        weights = {paper: len(first_byte(port, "/" + paper)[1]) for paper in papers}
        largest = max(weights, key=weights.get)
        print(f"{len(papers)} papers; the page of one weighs {sorted(weights.values())[len(weights) // 2] / 1024:.0f} KB in the median")
        for name, path in (("largest paper", "/" + largest), ("motions", "/moties"), ("commitments", "/toezeggingen"), ("search", "/?q=kamer")):
            times = sorted(first_byte(port, path)[0] for _ in range(15))
            page = first_byte(port, path)[1]
            print(f"{name} {path}: {len(page) / 1024:.0f} KB, {len(gzip.compress(page)) / 1024:.0f} KB packed by a proxy, first byte after {times[7] * 1000:.0f} ms")
        paths = ["/" + id for id in papers[:200] + dossiers] + ["/moties", "/toezeggingen", "/?q=kamer", "/?q=motie", "/"] * 8

        def read(n):
            began = time.perf_counter()
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", paths[n % len(paths)])
            answer = connection.getresponse()
            answer.read()
            connection.close()
            return time.perf_counter() - began, answer.status

        began = time.perf_counter()
        with concurrent.futures.ThreadPoolExecutor(READERS) as readers:
            answers = list(readers.map(read, range(REQUESTS)))
        seconds = time.perf_counter() - began
        times = sorted(waited for waited, _ in answers)
        faults = sum(status != 200 for _, status in answers)
        print(f"{READERS} readers, {REQUESTS} requests: {REQUESTS / seconds:.0f} a second, half within {times[len(times) // 2] * 1000:.0f} ms, "
              f"99 % within {times[len(times) * 99 // 100] * 1000:.0f} ms, {faults} faults")


def annotate(kst, papers):
    out = tempfile.mkdtemp(prefix="kst-annotated-")
    try:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        said = subprocess.run([kst, "annotate", papers, "-o", out], capture_output=True, text=True).stderr.splitlines()[-1]
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        files = [os.path.join(place, name) for place, _, names in os.walk(out) for name in names]
        pages = sum(int(subprocess.run(["qpdf", "--show-npages", file], capture_output=True, text=True).stdout) for file in files)
        complaints = sum(subprocess.run(["qpdf", "--check", file], capture_output=True).returncode != 0 for file in files)
        print(f"{said}; {len(files)} files, {pages} pages, {seconds * 1000 / pages:.1f} ms of CPU a page; qpdf --check complains of {complaints}")
    finally:
        shutil.rmtree(out)


if __name__ == "__main__":
    room(os.path.abspath(sys.argv[1]), sys.argv[2])
    if len(sys.argv) > 3:
        annotate(os.path.abspath(sys.argv[1]), sys.argv[3])
