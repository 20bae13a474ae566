#!/usr/bin/env python3
"""tools/cluster/slurm.sh on a real Slurm of two nodes on loopback: one task crashes and is tried again, one node dies with its task
in mid-array; the merged graph is that of one run. Skipped with one line where slurmd or munge is not installed, or does not start.

    tests/cluster/slurm.py KST
"""
import json, os, pathlib, shutil, signal, socket, subprocess, sys, tempfile, time

SKIP, PARTS, PATIENCE = 77, 6, 240
os.environ["PATH"] += ":/usr/sbin:/sbin"
lacking = [name for name in ("munged", "slurmctld", "slurmd", "sbatch") if shutil.which(name) is None]
if lacking or os.geteuid() != 0:
    print("skipped:", f"not installed: {', '.join(lacking)}" if lacking else "slurmd starts as root only")
    sys.exit(SKIP)
kst = os.path.abspath(sys.argv[1])
script = pathlib.Path(__file__).parents[2] / "tools/cluster/slurm.sh"
folder = tempfile.mkdtemp(prefix="kst-slurm-")
daemons = {}


def write(name, text, mode=0o644):
    path = pathlib.Path(folder, name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return str(path)


def run(*words, **more):
    return subprocess.run(words, check=False, capture_output=True, text=True, **more)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def start(name, *words):
    with open(f"{folder}/{name}.log", "w", encoding="utf-8") as log:
        daemons[name] = subprocess.Popen(words, stdout=log, stderr=log, start_new_session=True)


def wait_for(what, is_so):
    for _ in range(PATIENCE * 5):
        if is_so():
            return True
        time.sleep(0.2)
    print("waited in vain for", what)
    return False


def processes_of(node, conf):
    """Of tasks of this Slurm on a node, and the daemons that watch them."""
    found = set()
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/environ", "rb") as environ, open(f"/proc/{pid}/stat", encoding="ascii") as stat:
                if not {f"SLURMD_NODENAME={node}".encode(), f"SLURM_CONF={conf}".encode()} <= set(environ.read().split(b"\0")):
                    continue
                parent = stat.read().rsplit(")", 1)[1].split()[1]
            found.add(int(pid))
            with open(f"/proc/{parent}/comm", encoding="ascii") as comm:
                if comm.read().startswith("slurmstepd"):
                    found.add(int(parent))
        except OSError:
            continue
    return sorted(found)


def paper(i):
    return (
        '<?xml version="1.0"?><officiele-publicatie><kamerstuk><kamerstukkop>'
        '<tekstregel inhoud="vergaderjaar">Vergaderjaar 2023-2024</tekstregel>'
        '<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop><dossier>'
        f"<dossiernummer><dossiernr>29 {900 + i % 3}</dossiernr></dossiernummer><titel>Sluizen</titel></dossier><stuk>"
        f"<stuknr>Nr. <ondernummer>{i + 1}</ondernummer></stuknr><titel>BRIEF</titel><algemeen><vrije-tekst><tekst>"
        f"<al>Zie Kamerstuk 29 900, nr. {i}.</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"
    )


def test():
    for i in range(60):
        write(f"papers/{i}.xml", paper(i))
    write("papers/broken.pdf", "no PDF")  # a failed paper is a result
    # Each task takes a second before it reads, so that a node can die under it; part 3 crashes once.
    slow = write(
        "slow-kst",
        f'#!/bin/bash\n[ "$1" = run ] && sleep 2 && echo "$SLURMD_NODENAME $3 $4" >> {folder}/tasks\n'
        f'[ "$4" = 3/{PARTS} ] && mkdir {folder}/crashed 2>/dev/null && kill -9 $$\nexec {kst} "$@"\n', 0o755)

    write("munge.key", "k" * 128, 0o600)
    host = socket.gethostname()
    conf = write(
        "slurm.conf",
        f"""ClusterName=kst
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={free_port()}
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket={folder}/munge.socket
SlurmUser=root
SlurmdUser=root
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool.%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.%n.pid
ProctrackType=proctrack/pgid
TaskPlugin=task/none
MpiDefault=none
SlurmdParameters=config_overrides
SlurmdTimeout=5
KillWait=2
ReturnToService=2
SchedulerParameters=batch_sched_delay=0,sched_interval=2
NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={free_port()} CPUs=1 RealMemory=500
NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={free_port()} CPUs=1 RealMemory=500
PartitionName=all Nodes=n1,n2 Default=YES State=UP
""")
    os.environ["SLURM_CONF"] = conf
    for name in ("state", "spool.n1", "spool.n2"):
        os.mkdir(f"{folder}/{name}")
    start("munged", "munged", "--foreground", "--force", "--num-threads=1", f"--key-file={folder}/munge.key",
          f"--socket={folder}/munge.socket", f"--pid-file={folder}/munged.pid", f"--seed-file={folder}/munge.seed",
          f"--log-file={folder}/munged.log2")
    start("slurmctld", "slurmctld", "-D", "-f", conf)
    for node in ("n1", "n2"):
        start(node, "slurmd", "-D", "-N", node, "-f", conf)
    idle = lambda: run("sinfo", "-h", "-o", "%T %D").stdout.split() == ["idle", "2"]
    for _ in range(150):
        if idle() or any(d.poll() is not None for d in daemons.values()):
            break
        time.sleep(0.2)
    if not idle():
        ended = [name for name, daemon in daemons.items() if daemon.poll() is not None]
        print("skipped: Slurm does not start here", ended, open(f"{folder}/{(ended or ['slurmctld'])[0]}.log").read()[-300:].replace("\n", " "))
        return SKIP

    whole, parts = f"{folder}/whole", f"{folder}/parts"
    run(kst, "run", f"{folder}/papers", "--into", whole)
    environment = dict(os.environ, KST=slow, papers=f"{folder}/papers", corpus=parts, parts=str(PARTS))
    with open(f"{folder}/script.log", "w", encoding="utf-8") as log:
        job = subprocess.Popen([str(script)], env=environment, stdout=log, stderr=log, cwd=folder)
    tasks = pathlib.Path(folder, "tasks")
    in_mid_array = lambda: tasks.exists() and "n1 " in tasks.read_text() and processes_of("n1", conf)
    assert wait_for("the second task of the first node", in_mid_array), open(f"{folder}/script.log").read()
    dead = [daemons["n1"].pid] + processes_of("n1", conf)
    for pid in dead:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    print("killed the node n1 with", len(dead) - 1, "processes of its task; tasks begun until then:", tasks.read_text().count("\n"))

    def over():
        run("bash", "-c", "squeue -h -r -t PD -o %i | xargs -r -n1 -I{} scontrol update jobid={} starttime=now")  # Slurm waits two minutes
        return job.poll() is not None
    assert wait_for("the end of the array", over), run("squeue").stdout
    log = open(f"{folder}/script.log", encoding="utf-8").read()
    assert job.returncode in (0, 1), log  # 1: some papers failed
    done = tasks.read_text().split("\n")
    print("tasks by node:", ", ".join(f"{node} {sum(line.startswith(node) for line in done)}" for node in ("n1", "n2")))
    assert os.path.isdir(f"{folder}/crashed"), "no task crashed"
    graphs = [run(kst, "graph", corpus).stdout for corpus in (whole, parts)]
    assert len(json.loads(graphs[0])["nodes"]) > 10
    assert graphs[0] == graphs[1], "the parts are not the whole"
    print("the graph of the parts is that of one machine")
    return 0


try:
    status = test()
finally:
    for daemon in reversed(list(daemons.values())):
        if daemon.poll() is None:
            daemon.terminate()
    for daemon in daemons.values():
        try:
            daemon.wait(10)
        except subprocess.TimeoutExpired:
            daemon.kill()
    if not os.environ.get("KEEP"):
        shutil.rmtree(folder, ignore_errors=True)
sys.exit(status)
