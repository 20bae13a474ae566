#!/usr/bin/env python3
"""What one more paper costs a corpus of many: time and memory of `kst run` that adds it, and of the link of all.

    tests/bench/link_curve.py build/release/tools/kst [10000 20000 40000]

For each size a corpus of invented papers is made: every fifth is a motion, the others are letters that name motions, promise,
keep promises, name letters by their day and cite. Then one letter is added, and one motion. Printed: seconds of CPU and peak
memory of each of these runs, of one that adds nothing (the start of the program is in all), and of one that adds nothing but links all
anew, as after a change of the link rules. The ratio to the size before is the curve: 1 is flat, 2 is linear, 4 quadratic.
"""
import argparse, json, os, pathlib, sqlite3, subprocess, sys, tempfile

THINGS = ["sluizen", "kaden", "ponten", "bruggen", "molens", "gemalen", "duikers", "vaargeulen", "meetnetten", "steigers"]
OFFICES = ["Minister van Defensie", "Minister van Infrastructuur en Waterstaat", "Minister van Financiën"]
PADDING = ("De waterschappen in het gebied hebben daarvoor de afgelopen jaren een meetprogramma opgezet dat de staat van het werk in beeld "
           "brengt en dat jaarlijks wordt bijgewerkt. ")
MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "september", "oktober", "november", "december"]


def word(n):  # a word of its own for each number, of one length for all
    return "".join("bdfgklmn"[n >> 3 * i & 7] + "aeiou"[(n >> i) % 5] for i in range(5))


def member(n):  # one of 211
    return word(n % 211).capitalize() + "stra"


def day(n):
    return f"{1 + n % 28} {MONTHS[n // 28 % 10]} {2012 + n % 12}"


def place(n, size):  # some 40 papers a dossier: no number has five digits, which none of parliament has
    dossiers = size // 40
    dossier = 20000 + n * 7919 % dossiers
    return f"{dossier // 1000} {dossier % 1000:03}", n // dossiers + 1


def paper(n, size):
    dossier, number = place(n, size)
    name, thing = member(n), THINGS[n % 10]
    head = f"Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2020–2021\n{dossier} {thing.capitalize()}beheer\nNr. {number} "
    if n % 5 == 0:
        return (f"{head}MOTIE VAN HET LID {name.upper()}\nVoorgesteld {day(n)}\nDe Kamer,\ngehoord de beraadslaging,\noverwegende dat de "
                f"{thing} bij {word(n)} verzakken; {PADDING}\nverzoekt de regering de {thing} bij {word(n)} te herstellen,\nen gaat over tot de orde van de dag.\n{name}\n")
    other, office = n * 31 % size // 5 * 5, OFFICES[n % 3]
    cited = ", ".join("Kamerstuk {}, nr. {}".format(*place((n * 37 + i * 977) % size, size)) for i in range(4))
    return (f"{head}BRIEF VAN DE {office.upper()}\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\nDen Haag, {day(n)}\n"
            f"Met deze brief geef ik uitvoering aan de motie van het lid {member(other)} over de {THINGS[other % 10]} bij {word(other)}. Zie {cited}. "
            f"Ik zal uw Kamer voor de zomer informeren over de {thing} bij {word(n + 40000)}. Hiermee doe ik mijn toezegging gestand over de "
            f"{THINGS[n % 7]} bij {word(n * 3 % size + 40000)}. In de brief van {day(n * 5 % size)} staat meer. {PADDING}\nDe {office},\nA.B. van Oeverdijk\n")


def run(kst, lines, corpus, temp):
    """seconds of CPU, children included, and peak memory in MB"""
    feed = pathlib.Path(temp, "feed.ndjson")
    with feed.open("w", encoding="utf-8") as out:
        for n, text in lines:
            out.write(json.dumps({"key": str(n), "text": text}) + "\n")
    process = subprocess.Popen([kst, "run", "--each", str(feed), "--into", corpus], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kst")
    ap.add_argument("size", nargs="*", type=int, default=[10000, 20000, 40000])
    a = ap.parse_args()
    before = None
    print("papers   all linked   one letter more   one motion more   nothing more      (ratio to the size before)")
    for size in a.size:
        with tempfile.TemporaryDirectory() as temp:
            corpus = temp + "/corpus"
            one = [(0, paper(0, size))]
            run(a.kst, ((n, paper(n, size)) for n in range(size)), corpus, temp)
            nothing = run(a.kst, one, corpus, temp)
            letter = run(a.kst, [(size + 1, paper(size + 1, size))], corpus, temp)
            motion = run(a.kst, [(size + 5, paper(size + 5, size))], corpus, temp)
            with sqlite3.connect(corpus + "/kst.db") as db:
                db.execute("UPDATE meta SET value = 'by other rules' WHERE key = 'linked'")
            every = run(a.kst, one, corpus, temp)
        now = [seconds for seconds, _ in (every, letter, motion, nothing)]
        ratio = [f" x{b / c:.1f}" if c > 0.05 else "" for b, c in zip(now, before)] if before else [""] * 4
        peaks = [peak for _, peak in (every, letter, motion, nothing)]
        print(f"{size:6,}   " + "   ".join(f"{s:6.2f} s {p:4.0f} MB{r:6}" for s, p, r in zip(now, peaks, ratio)), flush=True)
        before = now
    return 0


if __name__ == "__main__":
    sys.exit(main())
