"""Holds the pages of the contracts against a strict reader of HTML and a browser."""

import pathlib
import subprocess
import urllib.parse

import html5lib

CLASSES = {"id": ".//*[@id]", "href": ".//*[@href]", "src": ".//*[@src]"}


def parsed(text):
    """The document, and what a strict reader says against it."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(text)
    return document, [f"{place}: {fault} {facts or ''}" for place, fault, facts in parser.errors]


def faults(root, types):
    found, pages = [], {}
    if not parsed("<!doctype html><title>a</title><p id=a></b>")[1]:
        found.append("the reader of HTML accepts a page with an end that has no beginning")
    for path in sorted(root.rglob("*.html")):
        document, complaints = parsed(path.read_text(encoding="utf-8"))
        pages[path] = document
        found += [f"{path.relative_to(root)}: {complaint}" for complaint in complaints]
        anchors = [element.get("id") for element in document.iterfind(CLASSES["id"])]
        if len(anchors) != len(set(anchors)):
            found.append(f"{path.relative_to(root)}: an id stands there twice")
    found += broken(root, pages)
    for name in types:
        page = root / "message" / f"{name}.html"
        if page not in pages:
            found.append(f"{name} has no page")
    return found + searched(root, types)


def broken(root, pages):
    """Links that lead nowhere."""
    found = []
    for path, document in pages.items():
        for kind in ("href", "src"):
            for element in document.iterfind(CLASSES[kind]):
                link = urllib.parse.urlsplit(element.get(kind))
                target = (path.parent / urllib.parse.unquote(link.path)).resolve() if link.path else path
                if link.scheme or not target.is_file():
                    found.append(f"{path.relative_to(root)}: {element.get(kind)} leads nowhere")
                elif link.fragment and pages[target].find(f".//*[@id='{link.fragment}']") is None:
                    found.append(f"{path.relative_to(root)}: there is no {element.get(kind)}")
    return found


def shown(root, words):
    """The types that a browser shows of the index for these words."""
    address = pathlib.Path(root, "index.html").resolve().as_uri() + "?" + urllib.parse.urlencode({"words": words})
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--dump-dom", address]
    browsed = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    lines = parsed(browsed)[0].iterfind(".//ul[@class='messages']/li")
    return [line.find("a").text for line in lines if line.get("hidden") is None]


def searched(root, types):
    found = []
    if sorted(shown(root, "")) != sorted(types):
        found.append("the index does not show every message")
    if shown(root, "BALLOT cast-") != ["jury.cast-ballot.v1"]:
        found.append(f"of “BALLOT cast-” the index shows {shown(root, 'BALLOT cast-')}")
    if shown(root, "no such word"):
        found.append("the index shows messages for words that none has")
    return found
