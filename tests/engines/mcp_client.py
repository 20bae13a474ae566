#!/usr/bin/env python3
"""mcp_client.py KST: the official client of the Model Context Protocol (npm) talks to kst mcp. Without node or npm's registry: "not run"."""
import json, os, shutil, subprocess, sys, tempfile

sys.dont_write_bytecode = True
from corpora import put
from engines import npm

SDK = "@modelcontextprotocol/sdk@1.17.0"
SCRIPT = """
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
const client = new Client({ name: "test", version: "1" });
await client.connect(new StdioClientTransport({ command: process.argv[2], args: ["mcp", process.argv[3]] }));
const tools = (await client.listTools()).tools.map(tool => tool.name).sort();
const call = async (name, args) => { const answer = await client.callTool({ name, arguments: args }); return { isError: answer.isError, text: answer.content[0].text }; };
const found = await call("search", { query: "kade" });
const shown = await call("show", { id: "kst-29911-323" });
const promises = await call("commitments", {});
const nothing = await call("show", { id: "kst-1-1" });
console.log(JSON.stringify({ server: client.getServerVersion(), tools, found, shown, promises, nothing }));
await client.close();
"""


def main(kst):
    folder = tempfile.mkdtemp(prefix="kst-mcp-client-")
    try:
        if not npm(folder, SDK):
            print("skipped: not run, npm's registry is not at hand")
            return 77
        put(kst, folder + "/corpus", [("a", "2021-10-04", "Zie Kamerstuk 29 911, nr. 323. Ik zal de Kamer voor 1 mei 2022 informeren over de kaden.")])
        open(folder + "/client.mjs", "w").write(SCRIPT)
        run = subprocess.run(["node", "client.mjs", kst, folder + "/corpus"], cwd=folder, capture_output=True, text=True, timeout=60)
        assert run.returncode == 0, run.stderr[-3000:]
        said = json.loads(run.stdout)
        assert said["server"]["name"] == "kst", said
        assert said["tools"] == ["commitments", "motions", "read_passage", "search", "show", "trace"], said
        assert json.loads(said["found"]["text"])["count"] == 1, said
        assert json.loads(said["shown"]["text"])["work"]["id"] == "kst-29911-323", said
        assert "2022" in said["promises"]["text"], said
        assert said["nothing"]["isError"] is True, said
        print("the official client lists the tools, calls them and is told what is not there")
        return 0
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
