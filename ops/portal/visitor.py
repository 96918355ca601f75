"""Somebody before the portal, in a real browser: goes to pages, fills in forms, and has every page looked at."""

import importlib.metadata
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "certificate"))
from browser import Browser  # noqa: E402

# What axe-core says beyond the rules of WCAG is advice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


def axe():
    """The engine, as the package has it."""
    files = importlib.metadata.files("axe-core-python")
    return next(file for file in files if file.name == "axe.min.js").locate().read_text()


class Visitor:
    """One person with a browser of their own."""

    def __init__(self, site, seen=None, width=1200, height=900):
        self.site, self.browser, self.seen = site.rstrip("/"), Browser(network=True), seen
        self.engine = axe()
        self.browser.say("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                         mobile=width < 600)
        self.browser.say("Security.setIgnoreCertificateErrors", ignore=False)

    def close(self):
        self.browser.close()

    # ---- going ----

    def go(self, path):
        self.browser.open(self.site + path)
        self.look()

    def follow(self, label):
        """The link with these words, as somebody clicks it."""
        self.act(f"""[...document.querySelectorAll('main a, header a')]
            .find(a => a.textContent.trim().startsWith({json.dumps(label)}))""", f"no link {label}")

    def press(self, label):
        """The button with these words."""
        self.act(f"""[...document.querySelectorAll('main button, header button')]
            .find(b => b.textContent.trim() === {json.dumps(label)})""", f"no button {label}")

    def act(self, element, missing):
        found = self.browser.value(f"(() => {{ const e = {element}; if (!e) return false; "
                                   "window.left = true; setTimeout(() => e.click(), 0); return true; })()")
        assert found, f"{missing} on {self.path}: {self.text[:400]}"
        self.arrive()
        self.look()

    def arrive(self):
        """Until another page stands there, for 20 s at most."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                if self.browser.value("!window.left && document.readyState === 'complete'"):
                    return
            except RuntimeError:
                pass  # the page goes just now
            time.sleep(0.02)
        raise AssertionError(f"no other page comes after {self.path}")

    def fill(self, **fields):
        """Types into fields by their names (dots as __, dashes as _), and chooses; True ticks."""
        for name, value in fields.items():
            name = name.replace("__", ".").replace("_", "-")
            done = self.browser.value(f"""(() => {{
                const all = [...document.getElementsByName({json.dumps(name)})];
                if (!all.length) return "no field";
                const value = {json.dumps(value)};
                const one = all[0];
                if (one.type === "radio") {{
                    const chosen = all.find(r => r.value === value);
                    if (!chosen) return "no choice " + all.map(r => r.value);
                    chosen.click();
                }} else if (one.type === "checkbox") {{ if (one.checked !== value) one.click(); }}
                else {{ one.value = value; if (one.value !== value) return "does not take it"; }}
                return "";
            }})()""")
            assert done == "", f"{name}: {done} on {self.path}"

    def marks(self, mark, but=0):
        """Marks every criterion so; all but the first few."""
        self.browser.value(f"""[...document.querySelectorAll('input[name^="m."][value="{mark}"]')].slice({but})
            .forEach(r => r.click())""")

    def judge(self, judgement):
        """Judges every element so."""
        self.browser.value(f"""document.querySelectorAll('input[name^="j."][value="{judgement}"]').forEach(r => r.click())""")

    def sign_in(self, login, password):
        self.go("/connexion")
        self.fill(identifiant=login, mot=password)
        self.press("Se connecter")

    # ---- what stands there ----

    @property
    def path(self):
        return self.browser.value("location.pathname + location.search")

    @property
    def text(self):
        return self.browser.value("document.body.innerText")

    def expects(self, *words):
        text = self.text.replace("\u00a0", " ").replace("\u202f", " ")
        for one in words:
            assert one in text, f"“{one}” is not on {self.path}:\n{text[:1500]}"

    def look(self):
        """Every page: its structure, nothing cut at the side, and no fault of accessibility or of the policy."""
        complaints = [event["params"]["entry"]["text"] for event in self.browser.events
                      if event.get("method") == "Log.entryAdded"
                      and event["params"]["entry"]["source"] in ("security", "violation", "rendering")]
        assert not complaints, f"{self.path}: {complaints}"
        self.browser.events.clear()
        wide = self.browser.value("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.path}: {wide} pixels are cut at the side"
        self.browser.value(self.engine + "; undefined")
        found = self.browser.value(
            f"axe.run(document, {{runOnly: {{type: 'tag', values: {json.dumps(RULES)}}}}})"
            ".then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | ')))")
        assert not found, f"{self.path}: {found}"
        if self.seen is not None:
            self.seen(self)
