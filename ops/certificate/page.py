"""Holds the page on which anybody verifies a certificate against a strict reader of HTML, a browser, and `ccs verify`.

    page.py CCS GOLDEN PDF [PICTURES]    CCS is the operator's tool, GOLDEN the recorded notes, PDF a paper of them, PICTURES a
                                         folder to look at

The browser has no network. What the page finds of a note, dropped, chosen or pasted, is what the tool finds: right, altered,
expired, by another key. It asks for nothing but itself, and its own policy would keep it from sending anything.
"""

import base64
import json
import pathlib
import subprocess
import sys
import tempfile

import html5lib
from browser import Browser

ccs, golden, paper = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
pictures = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
faults = []
DROPPED = """(() => {
    const data = new DataTransfer();
    for (const [name, coded] of %s) {
        data.items.add(new File([Uint8Array.from(atob(coded), (one) => one.charCodeAt(0))], name));
    }
    document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
})()"""
READ = """(() => ({
    verdict: document.getElementById("result").dataset.verdict,
    findings: [...document.querySelectorAll("#findings dd")].map((one) => [one.dataset.aspect, one.dataset.weight, one.dataset.code]),
    lines: [...document.querySelectorAll("#findings dd")].map((one) => one.textContent),
}))()"""


def expect(what, is_so):
    if not is_so:
        faults.append(what)


def written(root, trust):
    page = root / f"{trust.stem}.html"
    subprocess.run([ccs, "certificate", "page", page, "--trust", trust], check=True)
    return page


def of_tool(note, trust, holder):
    """Verdict, findings and lines as the tool has them."""
    words = ["--holder", holder] if holder else []
    command = [ccs, "verify", note, "--trust", trust, *words]
    lines = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    report = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True).stdout)
    found = [[one["aspect"], one["weight"], one["code"]] for one in report["findings"]]
    return {"verdict": report["verdict"], "findings": found, "lines": [line[12:] for line in lines]}


def shown(browser, page, files, fragment=""):
    browser.open(page.as_uri() + fragment)
    browser.wait("!document.getElementById('given').hidden")
    coded = [[file.name, base64.b64encode(file.read_bytes()).decode()] for file in files]
    browser.value(DROPPED % json.dumps(coded))
    browser.wait("!document.getElementById('result').hidden")
    return browser.value(READ)


def silent(browser, page, what):
    """That the page has asked for nothing but itself, and that the browser complains of nothing."""
    for event in browser.events:
        if event["method"] == "Network.requestWillBeSent":
            address = event["params"]["request"]["url"]
            expect(f"{what}: the page asks for {address}",
                   address.split("#")[0] in (page.as_uri(), "about:blank") or address.startswith("data:"))
        if event["method"] in ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"):
            faults.append(f"{what}: the browser complains: {json.dumps(event['params'])[:300]}")


def altered(root, note):
    """The note with a character changed in the text, in a signature and in a name; and what is no note at all."""
    bytes = note.read_bytes()
    changed = {
        "text": bytes.replace(b"awarded-on: 2026", b"awarded-on: 2025"),
        "signature": bytes[:-20] + (b"B" if bytes[-20:-19] != b"B" else b"C") + bytes[-19:],
        "name": bytes.replace(b"/c4s/2026-1", b"/c4s/2026-2"),
        "one-left": bytes[: bytes.rindex("—".encode())],
        "unsigned": bytes[: bytes.rindex(b"\n\n") + 1],
        "other-form": bytes.replace(b"certificate-v1", b"certificate-v2"),
        "crlf": bytes.replace(b"\n", b"\r\n"),
        "not-utf8": bytes.replace(b"kind", b"k\xffnd"),
        "nothing": b"",
    }
    for name, text in changed.items():
        (root / f"{name}.note").write_bytes(text)
    (root / "altered.pdf").write_bytes(paper.read_bytes().replace(b"awarded-on: 2026", b"awarded-on: 2025"))
    (root / "empty.pdf").write_bytes(b"%PDF-1.7\n")
    return [root / f"{name}.note" for name in changed] + [root / "altered.pdf", root / "empty.pdf"]


def tried(browser, root):
    trust, note = golden / "confiance.json", golden / "certificat.note"
    page, others = written(root, trust), written(root, golden / "autres-cles.json")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(page.read_text())
    expect(f"the page is no sound HTML: {parser.errors}", not parser.errors)
    holder, other = golden / "titulaire.json", root / "titulaire.json"
    other.write_text(holder.read_text().replace("Anne", "Anna"))
    cases = [(note, page, trust, None), (note, page, trust, holder), (note, page, trust, other),
             (golden / "expire.note", page, trust, None), (note, others, golden / "autres-cles.json", None),
             (paper, page, trust, None), *[(file, page, trust, None) for file in altered(root, note)]]
    verdicts = set()
    for file, where, believed, named in cases:
        what = f"{file.name}, {believed.name}, {named.name if named else 'no name'}"
        seen, told = shown(browser, where, [file, named] if named else [file]), of_tool(file, believed, named)
        verdicts.add(told["verdict"])
        expect(f"{what}: the page finds {seen}, the tool {told}", seen == told)
        silent(browser, where, what)
        if pictures:
            for width, height in ((1100, 900), (390, 844)):
                for dark in (False, True):
                    name = f"{file.stem}-{believed.stem}-{'named' if named else 'plain'}-{width}{'-dark' if dark else ''}.png"
                    browser.look(pictures / name, width, height, dark)
    expect(f"not every verdict was tried: {verdicts}", verdicts == {"authentic", "invalid", "undetermined"})
    return page, note, trust


def given_otherwise(browser, page, note, trust):
    """Chosen and pasted, it is the same; and what stands behind # in the address is compared with it."""
    told = of_tool(note, trust, None)
    browser.open(page.as_uri())
    root = browser.say("DOM.getDocument")["root"]["nodeId"]
    file = browser.say("DOM.querySelector", nodeId=root, selector="#file")["nodeId"]
    browser.say("DOM.setFileInputFiles", nodeId=file, files=[str(note.resolve())])
    browser.wait("!document.getElementById('result').hidden")
    expect("a note that is chosen is found otherwise", browser.value(READ) == told)
    browser.open(page.as_uri())
    browser.value("document.querySelector('details').open = true; document.getElementById('pasted').focus()")
    # As a person copies it out of a window: without the last end of line.
    browser.say("Input.insertText", text=note.read_text().rstrip("\n"))
    browser.value("document.querySelector('button').click()")
    browser.wait("!document.getElementById('result').hidden")
    expect("a note that is pasted is found otherwise", browser.value(READ) == told)
    silent(browser, page, "pasted")
    code = (golden / "code").read_text().strip()
    for fragment, same in ((f"#CCS-2026-000123-T.{code}", "true"), ("#CCS-2026-000123-T", "true"),
                           (f"#CCS-2026-000124-C.{code}", "false"), (f"#CCS-2026-000123-T.{code[:-1]}3", "false")):
        seen = shown(browser, page, [note], fragment)
        found = browser.value("document.getElementById('asked').dataset.same")
        expect(f"with {fragment} the address is found {found}, {seen['verdict']}",
               found == same and seen["verdict"] == ("authentic" if same == "true" else "invalid"))
    # The policy holds: whatever a script in the page tries, nothing leaves it.
    browser.open(page.as_uri())
    left = browser.value("fetch('http://127.0.0.1:9/').then(() => 'sent', (error) => String(error))")
    blocked = any("connect-src" in json.dumps(event) or "default-src" in json.dumps(event) for event in browser.events)
    expect(f"the page's policy lets something leave it: {left}", blocked and left != "sent")


browser = Browser()
try:
    with tempfile.TemporaryDirectory() as folder:
        given_otherwise(browser, *tried(browser, pathlib.Path(folder)))
finally:
    browser.close()
for fault in faults[:20]:
    print(f"error: {fault}")
print(f"{len(faults)} faults of the page")
sys.exit(1 if faults else 0)
