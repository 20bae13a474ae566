"""Real engines for tests: a PostgreSQL of its own in a scratch folder, and Debian's Lucene 8.

Neither is there on every machine; in CI both must be, because tools/setup installs them. What npm brings comes where its registry
is at hand.
"""
import getpass, glob, os, pathlib, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent


def missing(name):
    """What a test returns that cannot run: 77 is "skipped" to ctest."""
    if os.environ.get("CI"):
        sys.exit(f"CI must have {name}; tools/setup installs it")
    print(f"not run: no {name}")
    return 77


def npm(folder, *packages):
    """Installs packages of npm below `folder`; false where there is no npm or its registry is not at hand."""
    if not shutil.which("node") or not shutil.which("npm"):
        return False
    done = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--prefix", folder, *packages],
                          capture_output=True, timeout=200)
    return done.returncode == 0


HUNSPELL = """CREATE TEXT SEARCH DICTIONARY dutch_hunspell (TEMPLATE = ispell, DictFile = nl_fixed, AffFile = nl_fixed, StopWords = dutch);
CREATE TEXT SEARCH CONFIGURATION dutch_hunspell (COPY = dutch);
ALTER TEXT SEARCH CONFIGURATION dutch_hunspell ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part
  WITH dutch_hunspell, dutch_stem;
"""


class Postgres:
    """with Postgres() as db: db.run(script); db.ask(sql); or a program of ours is given db.dsn. Listens on a socket in its folder and
    nowhere else. With hunspell=True it has the text search configuration `dutch_hunspell` beside its own `dutch`: hunspell-nl's words,
    in a copy of the server that looks for its files below the folder, so that none of this machine's is touched."""

    def __init__(self, hunspell=False):
        self.hunspell, self.bin = hunspell, self.programs()

    @staticmethod
    def programs():
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        return found[-1] if found else None

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="kst-pg-")
        self.user, name = [], getpass.getuser()
        if os.getuid() == 0:  # the server refuses root
            name = "postgres"
            self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            shutil.chown(self.folder, "postgres", "postgres")
        if self.hunspell:
            self.bin = self._copy()
        self.dsn = f"host={self.folder} user={name} dbname=postgres"
        self.psql = self.user + ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-d", "postgres"]
        self._call(self.user + [self.bin + "/initdb", "-D", self.folder + "/data", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"])
        self.start()
        if self.hunspell:
            self.run(HUNSPELL)
        return self

    def _copy(self):
        """The server's programs, the rest by links; its Dutch dictionary without the lines that PostgreSQL does not read."""
        bin = pathlib.Path(self.programs())
        share = pathlib.Path(self._call([bin / "pg_config", "--sharedir"]).strip())
        copy = pathlib.Path(self.folder + "/server" + str(bin))
        shutil.copytree(bin, copy)
        (copy.parent / "lib").symlink_to(bin.parent / "lib")
        words = pathlib.Path(self.folder + "/server" + str(share), "tsearch_data")
        words.mkdir(parents=True)
        for file in [*share.iterdir(), *(share / "tsearch_data").iterdir()]:
            place = words if file.parent != share else words.parent
            if file.name != "tsearch_data":
                (place / file.name).symlink_to(file.resolve())
        lines = pathlib.Path("/usr/share/hunspell/nl.dic").read_text(encoding="utf-8").splitlines(True)
        (words / "nl_fixed.dict").write_text("".join(line for line in lines if "\\/" not in line), encoding="utf-8")
        shutil.copy("/usr/share/hunspell/nl.aff", words / "nl_fixed.affix")
        return str(copy)

    def __exit__(self, *unused):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        self._control("-w", "-o", f"-k {self.folder} -c listen_addresses='' -c fsync=off", "-l", self.folder + "/log", "start")

    def stop(self):
        subprocess.run(self.user + [self.bin + "/pg_ctl", "-D", self.folder + "/data", "-m", "immediate", "stop"], capture_output=True, cwd="/")

    def _control(self, *words):
        self._call(self.user + [self.bin + "/pg_ctl", "-D", self.folder + "/data", *words])

    @staticmethod
    def _call(words, **more):
        return subprocess.run(words, check=True, capture_output=True, text=True, cwd="/", **more).stdout

    def run(self, script):
        return self._call(self.psql, input=script)

    def ask(self, sql):
        return self._call(self.psql + ["-c", sql]).strip()


LUCENE = [f"/usr/share/java/lucene-{part}-8*.jar" for part in ("core", "analyzers-common", "queryparser", "queries", "sandbox")]


GSON = "/usr/share/java/gson.jar"


def has_lucene(json=False):
    return bool(shutil.which("javac")) and all(glob.glob(pattern) for pattern in LUCENE + [GSON] * json)


def lucene_path(json=False):
    return ":".join(sorted(glob.glob(pattern))[-1] for pattern in LUCENE + [GSON] * json)


def lucene(papers, questions, most):
    """What LuceneSearch.java finds: for each question (how many papers, the ids of the best)."""
    with tempfile.TemporaryDirectory() as temp:
        pathlib.Path(temp, "papers").write_text("".join("\t".join(cells) + "\n" for cells in papers), encoding="utf-8")
        pathlib.Path(temp, "questions").write_text("".join(q + "\n" for q in questions), encoding="utf-8")
        out = subprocess.run(["java", "-Dfile.encoding=UTF-8", "-cp", lucene_path(), HERE / "LuceneSearch.java", temp + "/papers", temp + "/questions", str(most)],
                             check=True, capture_output=True, text=True).stdout
    lines = [line.split(" ") for line in out.splitlines()]
    return [(int(line[0]), line[1:]) for line in lines]


def as_paper(record):
    """A line of `kst feed --to ndjson` as (id, title, text), each on one line: the texts that all engines get."""
    flat = lambda text: " ".join(text.replace("\0", " ").split())
    title = " ".join(dict.fromkeys(x for x in (record["title"], record["subject"]) if x))
    return record["id"], flat(title), flat(record["text"])
