#!/usr/bin/env python3
"""package.py KST: makes the Debian packages, installs them with dpkg below a folder of its own (with this machine's list of
packages, so that what they depend on is asked for), runs the program, builds the example of docs/library.md, tries the completions
in their shells and the man pages in man, and takes the packages off again: nothing may stay. Needs root; else it is skipped.
"""
import os, re, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))


def main(kst):
    if os.geteuid() != 0:
        print("skipped: dpkg installs as root only")
        return 77
    build = os.path.dirname(os.path.dirname(kst))
    folder = tempfile.mkdtemp(prefix="kst-package-")

    def run(*words, **how):
        done = subprocess.run(words, text=True, capture_output=True, cwd=how.pop("cwd", folder), **how)
        assert done.returncode == 0, (words, done.stdout[-3000:], done.stderr[-3000:])
        return done.stdout

    try:
        run("cpack", "-B", folder + "/made", cwd=build)
        packages = sorted(f"{folder}/made/{name}" for name in os.listdir(folder + "/made") if name.endswith(".deb"))
        assert len(packages) == 3, packages
        control = run("dpkg-deb", "-I", next(name for name in packages if "/kst_" in name))
        assert "tesseract" not in control
        for needed in ("libpoppler", "libqpdf", "libicu", "libpq5", "libsqlite3-0", "libc6"):  # found by dpkg-shlibdeps
            assert re.search(r"Depends:.*\b" + needed, control), (needed, control)

        root, list_of_packages = folder + "/root", folder + "/dpkg"
        os.mkdir(root)
        shutil.copytree("/var/lib/dpkg", list_of_packages, symlinks=True)
        dpkg = ["dpkg", "--instdir=" + root, "--admindir=" + list_of_packages, "--log=/dev/null", "--no-triggers"]  # man-db's would work on this machine
        run(*dpkg, "-i", *packages)  # refuses what it depends on and is not there

        # The program.
        installed, share = root + "/usr/bin/kst", root + "/usr/share"
        assert "built with Poppler" in run(installed, "--version")
        record = run(installed, "read", "-", input="Zie Kamerstuk 29 911, nr. 323.")
        assert '"target":"kst-29911-323"' in record, record
        assert "built with Poppler" in run(installed + "-ocr", "--version")
        commands = re.findall(r"^  ([a-z]+)  +", run(installed, "--help").split("Commands:")[1], re.M)
        assert len(commands) > 20, commands

        # Every command has a man page without a complaint of its reader.
        for page in ["kst"] + ["kst-" + command for command in commands]:
            path = f"{share}/man/man1/{page}.1.gz"
            done = subprocess.run(f"gzip -dc {path} | groff -K utf8 -man -Tutf8 -ww -b", shell=True, text=True, capture_output=True)
            assert done.returncode == 0 and not done.stderr and "EXIT STATUS" in re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout), (page, done.stderr)

        # Completion, asked as the shells ask.
        bash = f"source {share}/bash-completion/completions/kst; COMP_WORDS=(kst read --te); COMP_CWORD=2; _kst; echo ${{COMPREPLY[@]}}"
        assert run("bash", "-c", bash).split() == ["--text"]
        if shutil.which("fish"):
            fish = run("fish", "--no-config", "-c", f"source {share}/fish/vendor_completions.d/kst.fish; complete -C 'kst graph --format '")
            assert {"json", "ndjson", "graphml"} <= {line.split("\t")[0] for line in fish.splitlines()}, fish
        if shutil.which("zsh"):
            run("zsh", "-n", f"{share}/zsh/vendor-completions/_kst")

        # The example, by CMake and by pkg-config, with the output that stands below it.
        text = open(SOURCE + "/docs/library.md").read()
        for name, kind in (("main.cc", "cpp"), ("CMakeLists.txt", "cmake")):
            open(f"{folder}/{name}", "w").write(re.search(rf"`{re.escape(name)}`:\n\n```{kind}\n(.*?)```", text, re.S).group(1))
        said = re.search(r"\| build/example\n(.*?)```", text, re.S).group(1)
        words = re.search(r"echo '(.*?)'", text).group(1) + "\n"
        run("cmake", "-B", "build", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_PREFIX_PATH=" + root + "/usr")
        run("cmake", "--build", "build")
        built = run(folder + "/build/example", input=words)
        assert built == said, built
        flags = run("pkg-config", "--cflags", "--libs", "--static", "kst", env=dict(os.environ, PKG_CONFIG_PATH=root + "/usr/lib/pkgconfig"))
        run("g++", "-std=c++20", "main.cc", "-o", "example", *flags.split())
        assert run(folder + "/example", input=words) == said

        run(*dpkg, "-r", "libkst-dev", "kst-ocr", "kst")
        left = [os.path.join(place, name) for place, _, names in os.walk(root) for name in names]
        assert not left, left
    finally:
        shutil.rmtree(folder)
    for name in ("document.json", "pages.json", "text.json", "context.jsonld"):
        printed = run(kst, "schema", name.split(".")[0], cwd=SOURCE)
        assert open(f"{SOURCE}/docs/schemas/{name}").read() == printed, f"kst schema {name.split('.')[0]} > docs/schemas/{name}"
    print("installed, ran and removed", ", ".join(os.path.basename(package) for package in packages))
    return 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
