#!/usr/bin/env python3
"""browser.py KST MAKE_FAMILY [--shots DIR]: the reading room in Debian's chromium, over invented sample papers.

Without script and by keyboard alone: search, open, follow a reference, see the words that prove something, sort and narrow a register.
The site of the same papers is searched in its folder, where nothing answers but a script.
Then eight pages in two widths, light and dark: nothing runs out of the page, nothing is loaded from elsewhere, axe-core (npm) finds no
violation, html-validate (npm) nothing in any page of the site. --shots keeps pictures of them. Without chromium it is skipped; without
npm's registry the two say "not run".
"""
import argparse, json, os, shutil, subprocess, sys, tempfile

sys.dont_write_bytecode = True
import chromium
from corpora import serving
from engines import npm

AXE, VALIDATE = "axe-core@4.10.3", "html-validate@8.29.0"
WIDTHS = {"wide": (1280, 900), "phone": (390, 844)}


def axe(folder):
    """The text of axe-core, by npm; None where its registry cannot be reached."""
    return open(folder + "/node_modules/axe-core/axe.min.js").read() if npm(folder, AXE) else None


def validate(folder, site):
    """What HTML does not allow in the pages of a site; None where npm's registry cannot be reached."""
    if not npm(folder, VALIDATE):
        return None
    open(site + "/.htmlvalidate.json", "w").write('{"root": true, "extends": ["html-validate:standard"]}')
    pages = sorted(name for name in os.listdir(site) if name.endswith(".html"))
    done = subprocess.run([folder + "/node_modules/.bin/html-validate", *pages], cwd=site, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout[:3000] + done.stderr[:3000]
    return len(pages)


def walk(page, room):
    """What a reader does, with the keyboard."""
    page.open(room + "/")
    page.press("Tab")
    assert page.value("document.activeElement.className") == "skip"  # the first Tab offers to skip to the text
    page.press("Enter")
    page.tab_to("e.closest('main') !== null", most=1)
    page.open(room + "/")
    page.tab_to("e.name === 'q'")
    page.type("kleine gemalen")
    page.press("Enter", leads=True)
    assert page.value("document.querySelectorAll('main li blockquote mark').length") > 0, "a hit shows the words that were asked for"

    page.tab_to("e.closest('main .list') !== null")
    outline = page.value("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", outline  # the focus can be seen
    opened = page.value("document.activeElement.href")
    page.press("Enter", leads=True)
    assert page.address().split("?")[0] == opened.split("?")[0], (page.address(), opened)

    # A reference in the text leads to its work.
    page.open(room + "/?q=uitvoering+motie")
    page.tab_to("e.closest('main .list') !== null")
    page.press("Enter", leads=True)
    page.tab_to("e.closest('article.text') !== null && e.pathname !== location.pathname")
    target = page.value("document.activeElement.href")
    page.press("Enter", leads=True)
    assert page.address() == target, (page.address(), target)
    assert page.value("document.querySelector('h1').textContent.length") > 0

    # The words that prove something are led to and can be seen.
    page.open(room + "/toezeggingen")
    page.tab_to("e.closest('td') !== null && /#c-|%23c-/.test(e.href)")
    page.press("Enter", leads=True)
    page.tab_to("/#b[0-9]/.test(e.href)")
    page.press("Enter", leads=True)
    seen = page.value("""(() => { const e = document.querySelector(':target'); if (!e) return 'no target';
        const box = e.getBoundingClientRect(); return box.top >= -1 && box.top < innerHeight && getComputedStyle(e).outlineStyle })()""")
    assert seen == "solid", seen

    # Registers: sorted by a click on a column, narrowed by a box.
    page.open(room + "/moties")
    column = "[...document.querySelectorAll('tbody tr')].map(r => r.textContent)"
    before = page.value(column)
    page.tab_to("e.closest('th') !== null && /sort=work/.test(e.href)")
    page.press("Enter", leads=True)
    after = page.value(column)
    assert sorted(before) == sorted(after) and len(before) > 1 and before != after, (before, after)
    page.tab_to("e.name === 'open'")
    page.press(" ")
    assert page.value("document.activeElement.checked"), "a space ticks the box"
    page.tab_to("e.tagName === 'BUTTON' && e.closest('form.filter') !== null")
    page.press("Enter", leads=True)
    assert "open=1" in page.address() and len(page.value(column)) < len(before), page.address()


def search_site(browser, site):
    """A folder without a server: forms of a word, beginnings, words that say nothing, what is not there and what is markup."""
    page = browser.page()
    answered = "new Promise(done => { const look = () => { const e = document.querySelector('#answers .count'); e ? done(e.textContent) : setTimeout(look, 10) }; look() })"

    def ask(words):
        page.open(f"file://{site}/index.html")
        page.tab_to("e.name === 'q'", most=6)
        page.type(words)
        page.press("Enter", leads=True)
        page.value(answered)
        assert page.value("document.querySelector('input[name=q]').value") == words
        return page.value("[...document.querySelectorAll('#answers li a')].map(a => a.pathname.split('/').pop())")

    gemalen = ask("gemalen")
    assert gemalen and ask("gemaal") == gemalen and ask("de Gemalen van") == gemalen, gemalen  # one word in two forms
    assert set(gemalen) <= set(ask("gema"))
    for words in ("xyzzy", "gemalen xyzzy", "constructor", "van de", "<img src=x onerror=alert(1)>", "%&?"):
        assert ask(words) == [], words
    assert page.value("document.querySelectorAll('main img').length") == 0
    ask("33095")
    years = page.value("[...document.querySelectorAll('#answers .small')].map(e => /20[0-9][0-9]/.exec(e.textContent)?.[0] || '')")
    assert len(years) > 5 and years == sorted(years, reverse=True), years  # newest first
    page.tab_to("e.closest('#answers li') !== null")
    opened = page.value("document.activeElement.href")
    page.press("Enter", leads=True)
    assert page.address() == opened and page.value("document.querySelector('article.text') !== null"), opened
    assert all(address.startswith(f"file://{site}/") for address in page.asked), page.asked
    page.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kst")
    parser.add_argument("make_family")
    parser.add_argument("--shots")
    asked = parser.parse_args()
    if not chromium.find():
        print("skipped: there is no chromium")
        return 77
    kst, folder = os.path.abspath(asked.kst), tempfile.mkdtemp(prefix="kst-browser-")
    try:
        subprocess.run([os.path.abspath(asked.make_family), "2026", folder + "/papers"], check=True, capture_output=True)
        subprocess.run([kst, "run", folder + "/papers", "--into", folder + "/corpus"], check=True, capture_output=True)
        key = json.load(open(folder + "/papers/key.json"))
        motion = key["motion"]
        commitments = [json.loads(line) for line in subprocess.run([kst, "commitments", folder + "/corpus", "--json"], check=True, capture_output=True, text=True).stdout.splitlines()]
        promise = commitments[0]
        pages = {
            "start": "/", "search": "/?q=gemalen", "motion": "/" + motion, "letter": "/" + promise["document"],
            "dossier": "/dossier-" + motion.split("-")[1], "motions": "/moties", "commitments": "/toezeggingen?lang=en", "missing": "/kst-1-1",
        }
        with serving(kst, folder + "/corpus", "--date", "2024-01-01") as port, chromium.Chromium() as browser:
            room = f"http://127.0.0.1:{port}"
            page = browser.page(script=False)
            walk(page, room)
            assert all(address.startswith(room) for address in page.asked), page.asked
            assert not page.complaints, page.complaints
            page.close()

            subprocess.run([kst, "site", folder + "/corpus", "-o", folder + "/site"], check=True, capture_output=True)
            search_site(browser, folder + "/site")
            valid = validate(folder + "/validate", folder + "/site")

            page = browser.page(width=718)  # what A4 holds between its margins
            page.call("Emulation.setEmulatedMedia", media="print")
            for name, path in pages.items():
                page.open(room + path)
                lost = page.value("""[...document.querySelectorAll('.scroll, form, nav, figcaption a')].filter(
                    e => e.matches('.scroll') ? e.scrollWidth > document.querySelector('main').clientWidth : e.getClientRects().length > 0).map(e => e.className + e.tagName)""")
                assert not lost, (name, lost)  # on paper nothing is cut off, and nothing asks for a click
                larger = page.value("""[...document.querySelectorAll('td *')].filter(e => parseFloat(getComputedStyle(e).fontSize) >
                    parseFloat(getComputedStyle(e.closest('td')).fontSize)).map(e => e.textContent)""")
                assert not larger, (name, larger)
            page.close()

            rules, violations, looked_at = axe(folder + "/npm"), [], 0
            for width, (across, down) in WIDTHS.items():
                for dark in (False, True):
                    page = browser.page(width=across, height=down, dark=dark)
                    for name, path in pages.items():
                        page.open(room + path)
                        runs_over = page.value("document.documentElement.scrollWidth - innerWidth")
                        assert runs_over <= 0, (name, width, runs_over)
                        if asked.shots:
                            os.makedirs(asked.shots, exist_ok=True)
                            page.shot(f"{asked.shots}/{name}-{width}{'-dark' if dark else ''}.png")
                        if rules:
                            page.value(rules + ";0")
                            found = page.value("axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v => [v.id, v.help, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))]))")
                            violations += [(name, width, dark, violation) for violation in found]
                            looked_at += 1
                    assert all(address.startswith(room) for address in page.asked), page.asked
                    page.close()
            assert not violations, "\n".join(map(str, violations))
        print("searched, opened, followed, sorted and narrowed without script;", f"axe-core: {looked_at} pages without a violation;" if rules else "axe-core: not run, npm's registry is not at hand;",
              f"html-validate: {valid} pages" if valid else "html-validate: not run")
        return 0
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
