#!/usr/bin/env python3
"""mcp.py KST: an assistant's side of the Model Context Protocol, by its published form: what it sends, what it may get."""
import json, os, shutil, subprocess, sys, tempfile

sys.dont_write_bytecode = True
from corpora import put


def main(kst):
    folder = tempfile.mkdtemp(prefix="kst-mcp-")
    corpus = folder + "/corpus"
    lines = [("a", "2021-10-04", "Zie Kamerstuk 29 911, nr. 323. Ik zal de Kamer voor 1 mei 2022 informeren over de kaden."),
             ("b", "2021-11-04", "De kaden <b>in het veen</b>: één \U0001F600 bij Kamerstuk 29 911, nr. 323.")]
    lines += [(f"many{n}", "2021-12-04", f"Het stuk {n}: zie Kamerstuk 31 234, nr. 5.") for n in range(70)]
    lines.append(("pages", "2021-12-05", "De eerste bladzijde.\fDe tweede bladzijde over otters."))
    put(kst, corpus, lines)
    server = subprocess.Popen([kst, "mcp", corpus], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def send(line):
        server.stdin.write(line + "\n")
        server.stdin.flush()

    def receive():
        answer = json.loads(server.stdout.readline())
        assert answer["jsonrpc"] == "2.0" and ("result" in answer) != ("error" in answer), answer
        return answer

    number = 0

    def ask(method, params=None):
        nonlocal number
        number += 1
        send(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, **({} if params is None else {"params": params})}))
        answer = receive()
        assert answer["id"] == number, answer
        return answer

    def call(name, **arguments):
        result = ask("tools/call", {"name": name, "arguments": arguments})["result"]
        assert [part["type"] for part in result["content"]] == ["text"], result
        assert len(result["content"][0]["text"]) < 200_000
        return result["content"][0]["text"] if result["isError"] else json.loads(result["content"][0]["text"])

    try:
        hello = ask("initialize", {"protocolVersion": "2025-03-26", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}})["result"]
        assert hello["protocolVersion"] == "2025-03-26" and "tools" in hello["capabilities"], hello
        assert hello["serverInfo"]["name"] == "kst" and hello["serverInfo"]["version"], hello
        send('{"jsonrpc":"2.0","method":"notifications/initialized"}')  # no answer: the next one is that of ping
        assert ask("ping")["result"] == {}
        assert ask("initialize", {"protocolVersion": "1999-01-01"})["result"]["protocolVersion"] == "2025-06-18"

        tools = {tool["name"]: tool for tool in ask("tools/list")["result"]["tools"]}
        assert sorted(tools) == ["commitments", "motions", "read_passage", "search", "show", "trace"], tools
        for tool in tools.values():
            assert tool["description"] and tool["inputSchema"]["type"] == "object", tool
            assert set(tool["inputSchema"]["required"]) <= set(tool["inputSchema"]["properties"]), tool

        found = call("search", query="kade")
        assert found["count"] == 2 and all(hit["id"] and hit["page"] == 1 and "kaden" in hit["words"] for hit in found["hits"]), found
        motion = call("show", id="29911-323")
        assert motion["work"]["id"] == "kst-29911-323" and motion["work"]["address"].endswith("/kst-29911-323.html"), motion
        assert len(motion["done_to_it"]["edges"]) == 2, motion
        for edge in motion["done_to_it"]["edges"]:
            assert edge["type"] == "cites" and edge["words"] == "Kamerstuk 29 911, nr. 323" and edge["page"] == 1, edge
        for words in ("Kamerstuk 29 911, nr. 323", "https://zoek.officielebekendmakingen.nl/kst-29911-323.html"):
            assert [work["id"] for work in call("search", query=words)["named"]] == ["kst-29911-323"], words
            assert call("show", id=words)["work"]["id"] == "kst-29911-323", words
        assert call("search", query="Kamerstuk 29 911, nr. 323", kind="letter")["named"] == []
        promise = call("commitments", overdue="2023-01-01")["rows"]
        assert len(promise) == 1 and "informeren" in promise[0]["title"], promise
        assert call("trace", id=promise[0]["id"])["work"]["kind"] == "commitment"
        assert call("motions")["count"] == 0
        rest = call("commitments", skip=1)
        assert rest["count"] == 1 and rest["rows"] == [], rest
        many = call("show", id="31234-5")["done_to_it"]
        assert len(many["edges"]) == 60 and many["left_out"] == 10, many["left_out"]
        otters = call("search", query="otters")["hits"][0]
        assert call("read_passage", id=otters["id"], page=2)["words"].startswith("De tweede"), otters
        assert "no text is on that page" in call("read_passage", id=otters["id"], page=3)
        passage = call("read_passage", id=found["hits"][0]["id"], most=100)
        assert passage["offset"] == 0 and passage["page"] == 1 and passage["words"], passage
        many_bytes = next(hit["id"] for hit in found["hits"] if "veen" in hit["words"])
        for offset, begin in ((30, 29), (38, 35)):  # within a letter of two bytes and a sign of four
            split = call("read_passage", id=many_bytes, offset=offset)
            assert split["offset"] == begin and split["words"][0] in "é\U0001F600", split

        # A tool that has no answer says so to the assistant; a call that cannot be is an error of the protocol.
        assert "no such work" in call("show", id="zomaar")
        assert "overdue is a day" in call("commitments", overdue="ooit")
        for day in ("from", "until"):
            assert day + " is a day" in call("search", query="kade", **{day: "ooit"})
        assert "brief is no kind of paper" in call("search", query="kade kind:brief")
        assert "brief is no kind of paper" in call("search", query="kade", kind="brief")
        assert "does not have this paper" in call("read_passage", id="kst-29911-323")
        for name, arguments in [("nothing", {}), ("show", {}), ("show", {"id": 7}), ("search", {"query": "x", "most": 1000}),
                                ("search", {"query": "x", "most": 18446744073709551615}), ("search", {"query": "x", "strange": 1}), ("show", [])]:
            assert ask("tools/call", {"name": name, "arguments": arguments})["error"]["code"] == -32602, (name, arguments)
        assert ask("nothing/at_all")["error"]["code"] == -32601
        for line, code in [("nonsense", -32700), ('{"jsonrpc":"2.0","id":1', -32700), ("[]", -32600), ("7", -32600), ("{}", -32600),
                           ('{"id":1,"method":"ping"}', -32600), ('{"jsonrpc":"2.0","id":{},"method":"ping"}', -32600),
                           ('{"jsonrpc":"2.0","id":1,"method":7}', -32600), ("[" * 50, -32700), ("[" * 100_000, -32600), ("x" * 2_000_000, -32600)]:
            send(line)
            assert receive()["error"]["code"] == code, line[:60]
        deep = "[" * 100_000 + "]" * 100_000  # whole, and nothing that a program may walk through by calling itself
        for params in ('{"name":%s}' % deep, '{"name":"show","arguments":{"id":%s}}' % deep):
            send('{"jsonrpc":"2.0","id":1,"method":"tools/call","params":%s}' % params)
            assert receive()["error"]["code"] == -32600
        assert "no such work" in call("show", id='"' + "[" * 1000)  # brackets in a string are words

        def batch(line):
            send(line)
            return json.loads(server.stdout.readline())

        ping = '{"jsonrpc":"2.0","id":%d,"method":"ping"}'
        note = '{"jsonrpc":"2.0","method":"notifications/progress"}'
        answers = batch("[" + ",".join([ping % 1, note, "7", ping % 2]) + "]")
        assert [answer["id"] for answer in answers] == [1, None, 2] and answers[1]["error"]["code"] == -32600, answers
        send("[" + note + "]")  # no answer: the next one is that of ping
        send("")  # an empty line is nothing
        assert ask("ping")["result"] == {}
        server.stdin.close()
        assert server.wait(30) == 0
    finally:
        if server.poll() is None:
            server.kill()
        server.stdout.close()
        shutil.rmtree(folder)
    print("asked", number, "times")
    return 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
