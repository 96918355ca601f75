"""Headless Chromium, spoken to over two pipes in its own protocol: in a place where there is no network at all, or, where a
server of ours is looked at, on this machine's."""

import base64
import json
import os
import subprocess
import tempfile


class Browser:
    """One page of one browser. What it says on the way is kept in `events`."""

    def __init__(self, network=False):
        self.events, self.number = [], 0
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        theirs_in, self.to = os.pipe()
        self.back, theirs_out = os.pipe()

        def pipes():
            # The browser reads at 3 and writes at 4; neither pipe may be in the other's place meanwhile.
            reading, writing = os.dup(theirs_in), os.dup(theirs_out)
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self.process = subprocess.Popen(
            ([] if network else ["unshare", "--map-root-user", "--net"]) + ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
             "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=fr", f"--user-data-dir={self.profile.name}",
             "--remote-debugging-pipe", "about:blank"],
            preexec_fn=pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.rest = b""
        self.session = None
        target = next(one for one in self.say("Target.getTargets")["targetInfos"] if one["type"] == "page")
        self.session = self.say("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM"):
            self.say(f"{domain}.enable")

    def say(self, method, **words):
        self.number += 1
        message = {"id": self.number, "method": method, "params": words}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            told = self.next()
            if told.get("id") == self.number:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']}")
                return told["result"]
            self.events.append(told)

    def next(self):
        while b"\0" not in self.rest:
            read = os.read(self.back, 1 << 16)
            if not read:
                raise RuntimeError("the browser has ended")
            self.rest += read
        message, _, self.rest = self.rest.partition(b"\0")
        return json.loads(message)

    def open(self, address):
        self.events.clear()
        self.say("Page.navigate", url="about:blank")
        self.say("Page.navigate", url=address)
        self.wait("document.readyState === 'complete'")

    def value(self, expression):
        """What an expression comes to in the page; a promise is waited for."""
        told = self.say("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in told:
            raise RuntimeError(f"{expression[:80]}: {told['exceptionDetails']}")
        return told["result"].get("value")

    def wait(self, expression):
        """Until an expression is true in the page, for 20 s at most."""
        waiting = """new Promise((done, fail) => {
            const end = Date.now() + 20000;
            (function look() {
                if (%s) done(true); else if (Date.now() > end) fail("it never came"); else setTimeout(look, 20);
            })();
        })"""
        return self.value(waiting % expression)

    def look(self, file, width, height, dark=False):
        """A picture of the whole page, as a device of that size shows it."""
        self.say("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.say("Emulation.setEmulatedMedia", features=[scheme])
        told = self.say("Page.captureScreenshot", captureBeyondViewport=True)
        file.write_bytes(base64.b64decode(told["data"]))

    def close(self):
        try:
            self.session = None
            self.say("Browser.close")
        except (OSError, RuntimeError):
            self.process.kill()
        self.process.wait()
        self.profile.cleanup()
