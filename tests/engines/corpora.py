"""corpora.py: a corpus of invented texts and its reading room, for the tests beside it.

    put(kst, corpus, [("a", "2021-10-04", "Zie Kamerstuk 29 911, nr. 323.")])
    with serving(kst, corpus, "--date", "2023-01-01") as port:
        …
"""
import contextlib, json, re, subprocess


def put(kst, corpus, texts):
    """texts: (key, date, text)"""
    lines = "".join(json.dumps({"key": key, "date": date, "text": text}) + "\n" for key, date, text in texts)
    subprocess.run([kst, "run", "--each", "-", "--into", corpus], input=lines, text=True, check=True, capture_output=True)


@contextlib.contextmanager
def serving(kst, corpus, *options, told=None):
    """kst serve on a free port of this machine; told to stop it must end, and end well. What it says goes to `told`."""
    server = subprocess.Popen([kst, "serve", corpus, "--port", "0", *options], stderr=subprocess.PIPE, text=True)
    try:
        yield int(re.search(r"127\.0\.0\.1:(\d+)/", server.stderr.readline())[1])
        server.terminate()
        assert server.wait(30) == 0, server.returncode
        if told is not None:
            told += server.stderr.read().splitlines()
    finally:
        server.kill()
        server.wait()
        server.stderr.close()
