#!/usr/bin/env python3
"""room.py KST: serves an invented corpus on loopback and reads it as browsers, feed readers and strangers do.

All requests go to 127.0.0.1, are counted beforehand and have time limits; the server is stopped at the end.
"""
import concurrent.futures, contextlib, html.parser, http.client, json, os, shutil, socket, subprocess, sys, tempfile, urllib.parse, xml.dom.minidom

sys.dont_write_bytecode = True
from corpora import put, serving

HURTS = 'Zie <script>alert(1)</script> "><img src=x onerror=alert(1)> Kamerstuk 29 911, nr. 323. Ik zal de Kamer voor 1 mei 2022 informeren.'
VOID = {"meta", "link", "input", "br", "img"}


class Whole(html.parser.HTMLParser):
    """A page whose tags are closed in order."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.links = [], [], []
        self.feed(page)
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name == "href"]

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()


def visit(kst, folder, port):
    corpus = folder + "/corpus"

    def get(path, headers={}, method="GET", body=None):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.close()
        return answer, page

    # The pages link to pages, and all of them are whole.
    seen, waiting = {}, ["/", "/moties", "/toezeggingen", "/?q=kaden", "/?lang=en"]
    while waiting and len(seen) < 150:
        path = waiting.pop().split("#")[0]
        if path in seen or not path.startswith("/"):
            continue
        answer, page = get(path)
        seen[path] = answer.status
        assert answer.status in (200, 302, 404), (path, answer.status)
        kind = answer.getheader("Content-Type")
        if kind.startswith("text/html"):
            whole = Whole(page)
            assert "script" not in whole.tags and "img" not in whole.tags, path  # texts have no page to show
            assert "default-src 'none'" in answer.getheader("Content-Security-Policy"), path
            assert answer.getheader("X-Content-Type-Options") == "nosniff", path
            waiting += [link for link in whole.links if not link.startswith("#")]
        elif "xml" in kind:
            xml.dom.minidom.parseString(page)
        elif "json" in kind:
            json.loads(page)
    assert len(seen) > 60, len(seen)
    broken = [path for path, status in seen.items() if status == 404]
    assert not broken, broken

    # A search goes on where its first page ended, and is narrowed by what it is asked.
    def search(question):
        return json.loads(get("/zoek.json?q=kaden" + question)[1])

    first, second = ({hit["id"] for hit in search(f"&p={page}")["hits"]} for page in (1, 2))
    assert len(first) == 20 and len(second) == 19 and not first & second, (first, second)
    for question, count in [("&from=2021-10-04", 39), ("&from=2021-10-05", 0), ("&until=2021-10-03", 0), ("&kind=motion", 0), ("&utm_source=x", 39)]:
        assert search(question)["count"] == count, question
    assert len(json.loads(get("/toezeggingen.json")[1])) == 1
    for words in ("29911-1", "Kamerstuk 29 911, nr. 1", "https://zoek.officielebekendmakingen.nl/kst-29911-1.html"):
        assert json.loads(get("/zoek.json?q=" + urllib.parse.quote(words, safe=""))[1])["named"] == ["kst-29911-1"], words
    assert get("/Kamerstuk%2029%20911,%20nr.%201")[0].getheader("Location") == "/kst-29911-1"
    for question in ("ministry=defensie", "dossier=31234"):
        assert json.loads(get("/toezeggingen.json?" + question)[1]) == [], question

    # What strangers send.
    for path, headers, method, status in [
        ("/..%2f..%2fetc/passwd", {}, "GET", 404),
        ("/%00", {}, "GET", 404),
        ("/%ff%fe", {}, "GET", 404),
        ("/?q=" + "a" * 5000, {}, "GET", 431),
        ("/" + "a" * 9000, {}, "GET", 414),
        ("/", {"Host": "evil.example"}, "GET", 421),
        ("/", {"Host": f"localhost:{port}"}, "GET", 200),
        ("/", {}, "POST", 405),
        ("/", {}, "DELETE", 405),
        ("/", {}, "HEAD", 200),
        ("/29911-1?lang=%0d%0aSet-Cookie:x", {}, "GET", 302),
        ("/kst-29911-1%0d%0aSet-Cookie:x", {}, "GET", 404),
        ("/moties?sort=%27;DROP&p=99999999999999999999&ministry=%3Cscript%3E", {}, "GET", 200),
    ]:
        answer, page = get(path, headers, method)
        assert answer.status == status, (path[:60], method, answer.status)
        assert answer.getheader("Set-Cookie") is None
    for raw in [b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
                b"GET / HTTP/1.1\r\nContent-Length: 99999999999999\r\n\r\n", b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"]:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as stranger:
            try:
                stranger.sendall(raw)
                stranger.shutdown(socket.SHUT_WR)
                while stranger.recv(65536):
                    pass
            except OSError:
                pass
    assert get("/")[0].status == 200

    # Slow readers and half requests keep nobody out.
    slow = [socket.create_connection(("127.0.0.1", port), timeout=30) for _ in range(30)]
    for stranger in slow:
        stranger.sendall(b"GET / HT")
    assert get("/kst-29911-1")[0].status == 200
    for stranger in slow:
        stranger.close()

    # Many at a time, while a run goes on: each sees a whole graph.
    with concurrent.futures.ThreadPoolExecutor(16) as readers:
        paths = ["/kst-29911-1", "/?q=kaden", "/moties", "/toezeggingen", "/dossier-29911", "/zoek.json?q=kaden"] * 100
        answers = readers.map(lambda path: get(path)[0].status, paths)
        put(kst, corpus, [("new", "2021-10-04", "De kaden zijn verhoogd. Zie Kamerstuk 29 911, nr. 1.")])
        assert all(status == 200 for status in answers)
    assert json.loads(get("/zoek.json?q=verhoogd")[1])["count"] == 1

    # The feed of a search holds the newest, not the best: else its reader never sees what is new.
    put(kst, corpus, [("old", "2011-01-01", "Otters, otters en otters: otters bij otters.")])
    put(kst, corpus, [(f"o{n}", "2022-01-31", f"In een van de vele lange zinnen van brief {n} over de kaden staan otters.") for n in range(25)])
    feed = get("/zoek.atom?q=otters")[1]
    assert feed.count("<entry>") == 20 and "2011-01-01" not in feed, feed

    # The same pages as files; what says the same keeps its file, what is gone goes.
    site = folder + "/site"

    def write():
        return subprocess.run([kst, "site", corpus, "-o", site], check=True, capture_output=True, text=True).stderr

    assert " 0 removed" in write()
    names = sorted(os.listdir(site))
    times = {name: os.stat(f"{site}/{name}").st_mtime_ns for name in names}
    with open(site + "/pages.txt", "a") as pages:
        pages.write("gone.html\nlisted.html\n../corpus/kst.db\n")
    shutil.copy(site + "/index.html", site + "/gone.html")
    for name in ("listed.html", "mine.html"):  # of somebody else, also where the list says otherwise
        open(f"{site}/{name}", "w").write("mine")
    assert " 1 removed" in write()
    for kept in ("site/mine.html", "site/listed.html", "corpus/kst.db"):
        assert os.path.exists(folder + "/" + kept), kept
    assert not os.path.exists(site + "/gone.html")
    assert {name: os.stat(f"{site}/{name}").st_mtime_ns for name in names if name != "pages.txt"} == {
        name: time for name, time in times.items() if name != "pages.txt"}
    for name in ("index.html", "kst-29911-1.html", "kst.css", "pages.txt"):
        full = folder + "/full"
        os.makedirs(full)
        open(f"{full}/{name}", "w").write("mine")
        run = subprocess.run([kst, "site", corpus, "-o", full], capture_output=True, text=True)
        assert run.returncode == 4 and f"{name}: this file is there" in run.stderr, (name, run)
        assert open(f"{full}/{name}").read() == "mine", name
        shutil.rmtree(full)
    assert "/" not in {link[:1] for link in Whole(open(site + "/index.html").read()).links}
    return len(seen)


def move(corpus, port):
    """A corpus that is no longer there is not one whose first run goes on; back again, it is read again."""

    def get():
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
            connection.request("GET", "/kst-29911-1?lang=en")
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    os.rename(corpus, corpus + "-moved")
    for _ in range(3):
        status, page = get()
        assert status == 503 and "The corpus cannot be read" in page and "first run" not in page, (status, page)
        assert corpus not in page, page
    os.rename(corpus + "-moved", corpus)
    assert get()[0] == 200


def main(kst):
    folder = tempfile.mkdtemp(prefix="kst-room-")
    corpus = folder + "/corpus"
    put(kst, corpus, [("a", "2021-10-04", HURTS)] + [(f"p{n}", "2021-10-04", f"De kaden in veengebied {n}: zie Kamerstuk 29 911, nr. {n}.") for n in range(1, 40)])
    try:
        told = []
        with open(folder + "/fonts.conf", "w") as fonts:  # a library that complains
            fonts.write("<fontconfig><dir>/usr/share/fonts</dir><cachedir>/proc/nowhere</cachedir></fontconfig>")
        os.environ["FONTCONFIG_FILE"] = folder + "/fonts.conf"
        with serving(kst, corpus, "--date", "2023-01-01", told=told) as port:
            seen = visit(kst, folder, port)
            move(corpus, port)
        assert len(told) == 1 and "there is no such folder" in told[0], told  # and nothing that a library says
    finally:
        shutil.rmtree(folder)
    print("read", seen, "pages and 600 more")
    return 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
