"""chromium.py: Debian's chromium without a window, driven by its own protocol over a pipe: no driver, no library.

    with Chromium() as browser:
        page = browser.page(width=1200, height=900, script=False)
        page.open("http://127.0.0.1:8080/")
        page.press("Tab"); page.type("otters"); page.press("Enter")
        page.value("document.title")

Each wait ends: after 30 seconds with a TimeoutError.
"""
import base64, json, os, select, shutil, subprocess, tempfile, time

KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32}
LONGEST = 30


def find():
    return shutil.which("chromium") or shutil.which("chromium-browser")


class Chromium:
    def __enter__(self):
        self.profile = tempfile.mkdtemp(prefix="kst-chromium-")
        to_read, self.to = os.pipe()
        self.of, to_write = os.pipe()
        flags = ["--headless=new", "--remote-debugging-pipe", "--user-data-dir=" + self.profile, "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage",
                 "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--hide-scrollbars", "--force-color-profile=srgb"]
        if os.geteuid() == 0:
            flags.append("--no-sandbox")  # chromium refuses root; it sees our own pages alone
        self.process = subprocess.Popen(["sh", "-c", f'exec "$@" 3<&{to_read} 4>&{to_write}', "sh", find(), *flags, "about:blank"],
                                        pass_fds=(to_read, to_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self.number, self.rest, self.events = 0, b"", []
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close")
            self.process.wait(LONGEST)
        except (OSError, TimeoutError, subprocess.TimeoutExpired, EOFError):
            self.process.kill()
            self.process.wait()
        os.close(self.to)
        os.close(self.of)
        shutil.rmtree(self.profile, ignore_errors=True)

    def receive(self, until):
        """The next message, or None when there is none until then."""
        while b"\0" not in self.rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.of], [], [], left)[0]:
                return None
            more = os.read(self.of, 1 << 20)
            if not more:
                raise EOFError("chromium has ended")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters, **({"sessionId": session} if session else {})}
        os.write(self.to, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + LONGEST
        while True:
            answer = self.receive(until)
            if answer is None:
                raise TimeoutError(method)
            if answer.get("id") == self.number:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]
            self.events.append(answer)

    def page(self, **how):
        return Page(self, **how)


class Page:
    def __init__(self, browser, width=1200, height=900, script=True, dark=False):
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.target = target
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(domain + ".enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.asked, self.complaints = [], []

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)

    def loaded(self):
        """Until a page that was asked for is whole."""
        until = time.monotonic() + LONGEST
        while True:
            events, self.browser.events = self.browser.events, []
            done = False
            for event in events:
                if event.get("sessionId") != self.session:
                    continue
                kind, what = event["method"], event["params"]
                if kind == "Network.requestWillBeSent":
                    self.asked.append(what["request"]["url"])
                if kind == "Log.entryAdded":
                    self.complaints.append(what["entry"]["text"])
                done = done or kind == "Page.loadEventFired"
            if done:
                return
            message = self.browser.receive(until)
            if message is None:
                raise TimeoutError("the page is not loaded")
            self.browser.events.append(message)

    def open(self, address):
        self.call("Page.navigate", url=address)
        if "#" not in address or self.address().split("#")[0] != address.split("#")[0]:
            self.loaded()

    def value(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def address(self):
        history = self.call("Page.getNavigationHistory")
        return history["entries"][history["currentIndex"]]["url"]

    def press(self, key, leads=False):
        text = {"Enter": "\r", " ": " "}.get(key, "")
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code="Space" if key == " " else key, windowsVirtualKeyCode=KEYS[key],
                      **({"text": text} if text and kind == "keyDown" else {}))
        if leads:
            self.loaded()

    def type(self, words):
        self.call("Input.insertText", text=words)

    def tab_to(self, test, most=400):
        """Presses Tab until the element that has the focus (`e`) passes; nothing else moves it."""
        for _ in range(most):
            self.press("Tab")
            if self.value(f"(e => {test})(document.activeElement)"):
                return
        raise AssertionError("no Tab leads to " + test)

    def shot(self, path, whole=False):
        picture = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture["data"]))
