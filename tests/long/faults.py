#!/usr/bin/env python3
"""What a corpus loses when the machine fails it: nothing. Each fault is injected at random times after papers are stored;
then the same command is given again, and the graph must have the bytes of an undisturbed run.

    ctest --test-dir build/release -L long              # as a test
    tests/long/faults.py KST [--kills N] [--seed N]     # prints the table of docs/reliability.md
"""
import argparse, contextlib, json, os, random, resource, shutil, signal, sqlite3, subprocess, sys, tempfile, time

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("kst")
ap.add_argument("--kills", type=int, default=60, help="of the supervisor; as many of workers, a sixth of each signal")
ap.add_argument("--seed", type=int, default=1)
ap.add_argument("--power-cut", metavar="LIBRARY", help="made of power_cut.cc; without it, no power cut")
ap.add_argument("--papers", type=int, default=2500)
options = ap.parse_args()
kst = os.path.abspath(options.kst)
options.power_cut = options.power_cut and os.path.abspath(options.power_cut)
random.seed(options.seed)
folder = tempfile.mkdtemp(prefix="kst-faults-")
os.chdir(folder)
NAMES = ["Pauwels", "Zwart", "Hagenaars", "De Boer"]
TOPICS = ["sluizen onderhouden", "kades verhogen", "veerponten gratis maken", "dijken maaien"]
with open("each", "w", encoding="utf-8") as out:
    for i in range(options.papers):
        text = (f"Met deze brief voer ik de motie van het lid {random.choice(NAMES)} over {random.choice(TOPICS)} "
                f"(Kamerstuk 29 9{i % 40:02}, nr. {i % 90 + 1}) uit. Ik zal uw Kamer voor de zomer informeren over "
                f"{random.choice(TOPICS)}, nummer {i}. Hiermee doe ik mijn toezegging over {random.choice(TOPICS)} gestand.")
        out.write(json.dumps({"key": f"t{i}", "text": text, "date": f"2021-{i % 12 + 1:02}-{i % 28 + 1:02}"}) + "\n")
WORDS = [kst, "run", "--each", "each", "-j", "2", "--summary", "json", "--into"]


def run(corpus, **more):
    return subprocess.run(WORDS + [corpus], capture_output=True, text=True, check=False, **more)


def start(corpus):
    return subprocess.Popen(WORDS + [corpus], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            start_new_session=True)


def graph(corpus):
    return subprocess.run([kst, "graph", corpus], capture_output=True, check=True).stdout


def stored(corpus):
    try:
        with contextlib.closing(sqlite3.connect(f"file:{corpus}/kst.db?mode=ro", uri=True)) as db:
            return db.execute("SELECT count(*) FROM paper WHERE NOT gone").fetchone()[0]
    except sqlite3.Error:
        return 0


def wait_until_stored(process, corpus):
    while process.poll() is None and stored(corpus) == 0:
        time.sleep(0.005)


def workers_of(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as children:
            return [int(child) for child in children.read().split()]
    except OSError:
        return []


began = time.monotonic()
first = start("whole")
wait_until_stored(first, "whole")
until_stored = time.monotonic() - began
first.communicate()
assert first.returncode == 0
undisturbed = time.monotonic() - began
left = undisturbed - until_stored
whole = graph("whole")
rows = []  # fault, times, of them in mid-run, papers lost, seconds of the restart


class Fault:
    def __init__(self, name):
        self.name, self.times, self.hit, self.lost, self.restarts, self.wrong = name, 0, 0, 0, [], []

    def after(self, corpus, hit):
        """The same command again: what was stored is not read again, and the graph is the undisturbed one."""
        self.times += 1
        self.hit += hit
        before = stored(corpus)
        began = time.monotonic()
        again = run(corpus)
        self.restarts.append(time.monotonic() - began)
        if again.returncode != 0:
            self.wrong.append(f"the restart ended with {again.returncode}: {again.stderr[-300:]}")
        else:
            self.lost += before - json.loads(again.stdout)["done_before"]
            if graph(corpus) != whole:
                self.wrong.append("the graph differs")
        shutil.rmtree(corpus, ignore_errors=True)

    def tell(self):
        slowest = max(self.restarts, default=0)
        mean = sum(self.restarts) / max(1, len(self.restarts))
        rows.append((self.name, self.times, self.hit, self.lost, f"{mean:.1f} s, at most {slowest:.1f} s"))
        for wrong in self.wrong:
            print(f"{self.name}: {wrong}", file=sys.stderr)
        return not self.wrong and self.lost == 0


good = True


def ended_by(name, times, inject, status):
    global good
    fault = Fault(name)
    for _ in range(times):
        process = start("c")
        wait_until_stored(process, "c")
        time.sleep(random.uniform(0, left))
        hit = process.poll() is None
        if hit:
            inject(process)
        process.communicate()
        if hit and process.returncode not in status:
            fault.wrong.append(f"ended with {process.returncode}")
        fault.after("c", hit and process.returncode != 0)
    good = fault.tell() and good


def kill_worker(process):
    workers = workers_of(process.pid)
    if workers:
        os.kill(random.choice(workers), signal.SIGKILL)


ended_by("kill -9 of the supervisor", options.kills, lambda p: os.kill(p.pid, signal.SIGKILL), (-9, 0))
ended_by("kill -9 of all processes at once", options.kills // 6, lambda p: os.killpg(p.pid, signal.SIGKILL), (-9, 0))
for name in ("SIGINT", "SIGTERM", "SIGHUP"):
    number = getattr(signal, name)
    ended_by(f"{name} to the process group", options.kills // 6, lambda p: os.killpg(p.pid, number), (130, 0))
ended_by("a second SIGTERM at once", options.kills // 6,
         lambda p: (os.kill(p.pid, signal.SIGTERM), time.sleep(0.02), p.poll() is None and os.kill(p.pid, signal.SIGTERM)),
         (-15, 130, 0))

fault = Fault("kill -9 of a worker")  # nobody has to start anything again
for _ in range(options.kills):
    process = start("c")
    wait_until_stored(process, "c")
    hit = 0
    for _ in range(3):
        time.sleep(random.uniform(0, left / 4))
        if process.poll() is None and workers_of(process.pid):
            kill_worker(process)
            hit = 1
    summary = process.communicate()[0]
    crashed = json.loads(summary)["failed"] if process.returncode in (0, 1) else -1
    if process.returncode == 1:  # a fresh worker that dies on its first paper is that paper's failure
        subprocess.run(WORDS[:-1] + ["--retry-failed", "--into", "c"], capture_output=True, check=False)
    elif process.returncode != 0:
        fault.wrong.append(f"ended with {process.returncode}, {crashed} failed")
    fault.after("c", hit)
good = fault.tell() and good

fault = Fault("full disk (a limit on the size of files)")
size = os.path.getsize("whole/kst.db")
for _ in range(options.kills // 3):
    most = random.randrange(20_000, size)
    limited = run("c", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
    if limited.returncode not in (4, 0) or (limited.returncode == 4 and limited.stderr.count("\n") > 3):
        fault.wrong.append(f"ended with {limited.returncode}: {limited.stderr[-300:]}")
    fault.after("c", limited.returncode == 4)
good = fault.tell() and good


def power_cuts():
    """What is not synced is there or not, sector by sector. What a reader saw before the cut must be there after it."""
    global good
    fault = Fault("power cut (unsynced sectors dropped)")
    shim = dict(os.environ, LD_PRELOAD=options.power_cut, KST_POWER_FOLDER=folder + "/c", KST_POWER_SEED="1", KST_POWER_AFTER="0")
    writes = int(run("c", env=shim).stderr.split("\n")[-2].split()[0])
    shutil.rmtree("c")
    for seed in range(options.kills):
        shim.update(KST_POWER_SEED=str(seed), KST_POWER_AFTER=str(random.randrange(1, writes + 1)))
        process = subprocess.Popen(WORDS + ["c"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=shim)
        seen = 0
        while process.poll() is None:
            seen = max(seen, stored("c"))
            time.sleep(0.005)
        fault.lost += max(0, seen - stored("c"))
        fault.after("c", process.returncode == -9)
    good = fault.tell() and good


if options.power_cut:
    power_cuts()


def mounted(body):
    os.mkdir("disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", "disk"], capture_output=True, check=False).returncode:
        os.rmdir("disk")
        return print("no right to mount: the disk that is full or read-only is left out", file=sys.stderr)
    try:
        body()
    finally:
        subprocess.run(["umount", "disk"], check=False)
        os.rmdir("disk")


def remount(how):
    subprocess.run(["mount", "-o", "remount," + how, "disk"], check=True)


def full_disk():
    global good
    fault = Fault("full disk (tmpfs)")
    for _ in range(options.kills // 6):
        remount(f"size={random.randrange(100, size // 1024)}k")
        limited = run("disk/c")
        if limited.returncode not in (4, 0):
            fault.wrong.append(f"ended with {limited.returncode}: {limited.stderr[-300:]}")
        remount("size=64m")
        fault.after("disk/c", limited.returncode == 4)
    good = fault.tell() and good


def read_only():
    global good
    fault = Fault("read-only disk")
    for _ in range(3):
        first = start("disk/c")
        wait_until_stored(first, "disk/c")
        os.kill(first.pid, signal.SIGKILL)
        first.communicate()
        remount("ro")
        refused = run("disk/c")
        if refused.returncode != 4 or refused.stderr.count("\n") != 1:
            fault.wrong.append(f"ended with {refused.returncode}: {refused.stderr[-300:]}")
        remount("rw")
        fault.after("disk/c", refused.returncode == 4)
    good = fault.tell() and good


mounted(full_disk)
mounted(read_only)

fault = Fault("a second run at once")
for _ in range(options.kills // 6):
    first = start("c")
    wait_until_stored(first, "c")
    second = run("c")
    if second.returncode != 4 or "another run" not in second.stderr:
        fault.wrong.append(f"the second ended with {second.returncode}: {second.stderr[-300:]}")
    first.communicate()
    if first.returncode != 0:
        fault.wrong.append(f"the first ended with {first.returncode}")
    fault.after("c", second.returncode == 4)
good = fault.tell() and good

print("| fault | injected | hit a run | papers lost | restart |\n|---|---|---|---|---|")
for row in rows:
    print("| " + " | ".join(str(cell) for cell in row) + " |")
print(f"\n{options.papers} papers, undisturbed {undisturbed:.1f} s; after each restart the graph had the same bytes.")
os.chdir("/")
shutil.rmtree(folder)
sys.exit(0 if good else 1)
