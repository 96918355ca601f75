"""Makes letters, and hands them over.

    letters.py preview KIND [--to FILE.pdf]
    letters.py check
    letters.py batch --to FILE.pdf          a branch's letters that lie ready to be posted, out of the reply on its input
    letters.py serve --ledger FILE
    letters.py render                       the part that makes documents: no network, no files but the charter's

`serve` reads sheets from its standard input, a line of JSON each (LetterSheet in the contracts), has each made by `render`,
hands it to the mail server, and writes what came of it, a line each. What a server has taken it writes into the ledger first, so
that whoever kills it here has nothing sent twice.
"""

import concurrent.futures
import ctypes
import hashlib
import html
import json
import os
import pathlib
import queue
import resource
import select
import subprocess
import sys
import threading

import mailing
import wording

HERE = pathlib.Path(__file__).resolve().parent
CHARTER = HERE.parent / "charter"
LETTERS = CHARTER / "letters"
POOL = 2
CLONE_NEWNET = 0x40000000
SECONDS, MEMORY, LETTERS_EACH = 30, 2 << 30, 200
LONGEST_NAME = 200
# What the sentences can be about; `elements` is a list, each with its code, titre and conseil.
NAMES = {"nom", "candidat", "branche", "autorite", "certificat", "referentiel", "dossier", "essai", "numero", "remplace", "motif",
         "le", "notifie_le", "jusqu_au", "du", "au", "elements", "code", "titre", "conseil", "duplicata"}


def values(sheet):
    days = {name: wording.day(text) for name, text in sheet.get("days", {}).items()}
    elements = [{"code": one["code"], "titre": one["title"], "conseil": one.get("advice")} for one in sheet.get("elements", [])]
    return {**sheet.get("words", {}), **days, "nom": sheet["name"][:LONGEST_NAME], "branche": sheet["branch"], "autorite": sheet["authority"],
            "elements": elements, "duplicata": sheet.get("edition", 1) > 1}


def words():
    return json.loads((LETTERS / "words.json").read_text())


def written(sheet):
    return wording.letter((LETTERS / f"{sheet['kind']}.txt").read_text(), values(sheet))


def document(sheet):
    """The letter's page as HTML, and the mail's text."""
    common = words()
    subject, paragraphs = written(sheet)
    escape = html.escape
    lines = [wording.plain(sheet["name"][:LONGEST_NAME])]
    lines += [wording.plain(line) for line in (sheet.get("address") or "").split("\n") if line.strip()]
    signature = wording.french(f"{common['pour']} {wording.plain(sheet['authority'])}")
    unofficial = "" if sheet["official"] else f'<p class="unofficial">{escape(common["nonOfficiel"])}</p>'
    moment = f"{sheet['writtenOn']}T12:00:00Z"
    page = f"""<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{escape(subject)}</title>
<meta name="author" content="{escape(common['entete'])}">
<meta name="dcterms.created" content="{moment}"><meta name="dcterms.modified" content="{moment}">
<link rel="stylesheet" href="letter.css"></head><body>
<header class="letterhead"><img src="letterhead.svg" alt="{escape(common['emblème'])}">
<p>{escape(common['entete'])}<small>{escape(wording.french(wording.plain(sheet['branch'])))}</small></p></header>
<address>{'<br>'.join(escape(line) for line in lines)}</address>
<p class="day">{escape(wording.french('Le ' + wording.day(sheet['writtenOn'])))}</p>
<main>{unofficial}
<h1 data-letter="{escape(sheet['letter'])}">{escape(subject)}</h1>
{wording.as_html(paragraphs)}
<p class="signed">{escape(signature)}</p></main></body></html>"""
    ending = f"{signature}\n\n{wording.french(common['pied'])}"
    if not sheet["official"]:
        ending = f"{common['nonOfficiel']}\n\n{ending}"
    return subject, page, wording.as_text(subject, paragraphs, ending)


def cover(sheets, counts):
    """The list that goes with a batch: who gets what, and where whoever posted it says so."""
    common = words()
    escape = html.escape
    lines = []
    for place, (sheet, count) in enumerate(zip(sheets, counts), 1):
        address = ", ".join(wording.plain(line) for line in (sheet.get("address") or "").split("\n") if line.strip())
        lines.append(f"<tr><td>{place}</td><td>{escape(wording.plain(sheet['name'][:LONGEST_NAME]))}<br>{escape(address)}</td>"
                     f"<td>{escape(sheet['letter'])}</td><td>{count}</td></tr>")
    day = max(sheet["writtenOn"] for sheet in sheets)
    title = wording.french(f"{common['bordereau']} : {len(sheets)} lettre{'s' if len(sheets) > 1 else ''}")
    return f"""<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{escape(title)}</title>
<meta name="dcterms.created" content="{day}T12:00:00Z"><link rel="stylesheet" href="letter.css"></head><body>
<header class="letterhead"><img src="letterhead.svg" alt="{escape(common['emblème'])}">
<p>{escape(common['entete'])}<small>{escape(wording.plain(sheets[0]['branch']))}</small></p></header>
<main class="cover"><h2>{escape(title)}</h2>
<table><thead><tr>{''.join(f'<th scope="col">{escape(name)}</th>' for name in common['colonnes'])}</tr></thead>
<tbody>{''.join(lines)}</tbody></table>
<p class="signed">{escape(wording.french(common['poste']))}</p></main></body></html>"""


# ---- the part that makes documents ----

def closed():
    """From here on nothing is read but the charter and fonts, nothing is written, and nobody is spoken to."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # A network of its own, with nothing in it; where the host does not let us, the hook holds.
    ctypes.CDLL(None).unshare(CLONE_NEWNET)
    allowed = [str(CHARTER), sys.prefix, sys.base_prefix + "/lib", "/usr/share/fonts", "/usr/share/fontconfig", "/etc/fonts",
               "/usr/share/zoneinfo"]

    def hook(event, arguments):
        if event == "open":
            path, mode, flags = arguments
            if isinstance(path, int):
                return
            place = os.path.realpath(os.fsdecode(path))
            if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or not any(
                    place == one or place.startswith(one + "/") for one in allowed):
                raise PermissionError(f"a letter may not open {place}")
        elif event.startswith("socket.") or event in ("os.system", "os.exec", "os.posix_spawn", "subprocess.Popen", "os.fork"):
            raise PermissionError(f"a letter may not do {event}")

    sys.addaudithook(hook)


def render():
    import io
    import weasyprint
    from render import Charter, completed

    def made(page, letter):
        out = io.BytesIO()
        weasyprint.HTML(string=page, base_url=CHARTER.as_uri() + "/", url_fetcher=Charter()).write_pdf(
            out, pdf_variant="pdf/a-3a", pdf_tags=True, pdf_identifier=letter.encode(), custom_metadata=False)
        whole = io.BytesIO()
        completed(out, whole)
        return whole.getvalue()

    # Once before the door is shut: what is loaded when it is first needed.
    made("<!doctype html><html lang=fr><title>a</title><link rel=stylesheet href=letter.css><img src=letterhead.svg alt=a><p>é", "a")
    answers = sys.stdout.buffer
    closed()
    for line in sys.stdin.buffer:
        sheet = json.loads(line)
        try:
            if "cover" in sheet:
                subject, page, text = "", cover(sheet["cover"], sheet["counts"]), ""
            else:
                subject, page, text = document(sheet)
            pdf = made(page, sheet.get("letter", "bordereau"))
            head = {"subject": subject, "text": text, "bytes": len(pdf)}
        except Exception as trouble:
            head, pdf = {"fault": f"{type(trouble).__name__}: {trouble}"[:500], "bytes": 0}, b""
        answers.write(json.dumps(head).encode() + b"\n" + pdf)
        answers.flush()


class Renderer:
    """One process that makes documents; another takes its place once it has made many, or one takes too long."""

    def __init__(self):
        self.process, self.made = None, 0

    def ask(self, sheet):
        if self.process is None or self.process.poll() is not None or self.made >= LETTERS_EACH:
            self.end()
            environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"}
            self.process = subprocess.Popen([sys.executable, str(HERE / "letters.py"), "render"], stdin=subprocess.PIPE,
                                            stdout=subprocess.PIPE, env=environment)
            self.made = 0
        self.made += 1
        self.process.stdin.write(json.dumps(sheet).encode() + b"\n")
        self.process.stdin.flush()
        # The first one also starts it.
        if not select.select([self.process.stdout], [], [], SECONDS)[0]:
            self.end()
            raise TimeoutError("the document was not made in time")
        head = self.process.stdout.readline()
        if not head:
            self.end()
            raise RuntimeError("what makes documents has ended: the letter is too large, or needs too much")
        head = json.loads(head)
        pdf = self.process.stdout.read(head["bytes"])
        if "fault" in head:
            raise RuntimeError(head["fault"])
        return head["subject"], head["text"], pdf

    def end(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process.stdin.close()
            self.process.stdout.close()
            self.process = None


class Pool:
    """A few of them."""

    def __init__(self, count=POOL):
        self.free = queue.SimpleQueue()
        for _ in range(count):
            self.free.put(Renderer())

    def ask(self, sheet):
        renderer = self.free.get()
        try:
            return renderer.ask(sheet)
        except BaseException:
            renderer.end()
            raise
        finally:
            self.free.put(renderer)

    def end(self):
        while not self.free.empty():
            self.free.get().end()


# ---- handing over ----

class Ledger:
    """What servers have taken and the store may not know yet; nothing personal."""

    def __init__(self, path):
        self.path, self.lock = pathlib.Path(path), threading.Lock()
        self.file = open(self.path, "ab")
        os.chmod(self.path, 0o600)

    def lines(self):
        for line in self.path.read_bytes().split(b"\n"):
            try:
                yield json.dumps(json.loads(line))
            except ValueError:
                continue  # the end of a line that was never finished

    def note(self, result):
        kept = {name: result[name] for name in result if name not in ("to", "answer")}
        with self.lock:
            self.file.write(json.dumps(kept).encode() + b"\n")
            self.file.flush()
            os.fsync(self.file.fileno())

    def forget(self):
        with self.lock:
            self.file.truncate(0)


def carried(sheet, pool, mail, ledger):
    result = {"letter": sheet["letter"], "number": sheet["number"], "subject": sheet["subject"]}
    if sheet.get("dossier"):
        result["dossier"] = sheet["dossier"]
    try:
        subject, text, pdf = pool.ask(sheet)
    except Exception as trouble:
        return {**result, "outcome": "deferred", "to": sheet.get("email") or "", "answer": str(trouble)[:300]}
    result["digest"] = hashlib.sha256(pdf).hexdigest()
    done = mail.send(sheet, subject, text, pdf)
    result.update(done)
    if result["outcome"] == "accepted":
        ledger.note(result)
    return result


def serve(path):
    ledger, pool, mail = Ledger(path), Pool(), mailing.Mail(os.environ)
    out = threading.Lock()

    def say(text):
        with out:
            sys.stdout.write(text + "\n")
            sys.stdout.flush()

    for line in ledger.lines():
        say(line)
    say("ready")
    with concurrent.futures.ThreadPoolExecutor(4) as hands:
        for line in sys.stdin:
            if line.strip() == "forget":
                ledger.forget()
                continue
            hands.submit(lambda sheet: say(json.dumps(carried(sheet, pool, mail, ledger))), json.loads(line))
    pool.end()


# ---- before anybody uses it ----

EXAMPLE = {
    "letter": "M-0123456789abcdef0123456789abcdef", "number": 1, "edition": 1, "name": "Zoé Nguyễn-Łukasiewicz",
    "email": "zoe@courriel.example", "address": "12 bis, rue de l'Église\n75011 Paris",
    "branch": "Prestataires de services du secteur tertiaire", "authority": "la commission paritaire nationale de l'emploi",
    "replyTo": "contact@branche.example", "dossier": "D-17", "subject": "P-17", "official": False, "writtenOn": "2027-03-02",
    "words": {"dossier": "P2ST-2026-00017", "certificat": "Relation Client", "referentiel": "Relation Client 2026",
              "candidat": "Zoé Nguyễn-Łukasiewicz", "motif": "La pièce demandée n'est pas venue.", "numero": "CCS-2027-000123-K",
              "remplace": "CCS-2026-000042-A", "essai": "1"},
    "days": {"le": "2027-02-26", "notifie_le": "2027-03-02", "jusqu_au": "2027-05-03", "du": "2027-03-02", "au": "2031-03-01"},
    "elements": [{"code": "RC.2.3", "title": "Proposer une solution adaptée", "advice": "Reformulez la demande avant de répondre."},
                 {"code": "RC.4.1", "title": "Rechercher l'information utile", "advice": "Dites où vous avez cherché."}],
}


def preview(kind, to=None):
    sheet = {**EXAMPLE, "kind": kind}
    pool = Pool(1)
    try:
        subject, text, pdf = pool.ask(sheet)
    finally:
        pool.end()
    if to:
        pathlib.Path(to).write_bytes(pdf)
    else:
        print(f"Objet : {subject}\n\n{text}")


def batch(to):
    """One file: the cover list, then each letter. Beside it, what is sent once it is posted."""
    import io
    import pikepdf

    sheets = json.load(sys.stdin)["letters"]
    if not sheets:
        sys.exit("no letter lies ready")
    homeless = [sheet["letter"] for sheet in sheets if not sheet.get("address")]
    if homeless:
        sys.exit(f"nobody knows where to post {', '.join(homeless)}: ccs send correspondence.resend-letter, with an address")
    pool = Pool(1)
    try:
        parts = [pikepdf.open(io.BytesIO(pool.ask(sheet)[2])) for sheet in sheets]
        front = pool.ask({"cover": sheets, "counts": [len(part.pages) for part in parts]})[2]
    finally:
        pool.end()
    with pikepdf.open(io.BytesIO(front)) as whole:
        for part in parts:
            whole.pages.extend(part.pages)
        for name in ("/StructTreeRoot", "/MarkInfo", "/Metadata"):
            # It is to be printed: one tree of tags for all of them nobody needs.
            if name in whole.Root:
                del whole.Root[name]
        whole.save(to, deterministic_id=True)
    posted = {"letters": [sheet["letter"] for sheet in sheets], "officer": "P-", "means": "post", "postedOn": ""}
    pathlib.Path(to).with_suffix(".json").write_text(json.dumps(posted, indent=2) + "\n")
    print(f"{len(sheets)} letters, {to}; once posted: officer and day into {pathlib.Path(to).with_suffix('.json')}, then "
          "ccs send correspondence.record-posting")


def check():
    faults = []
    for file in sorted(LETTERS.glob("*.txt")):
        try:
            unknown = set(wording.names(wording.parsed(file.read_text()))) - NAMES
            if unknown:
                raise wording.Fault(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(sorted(NAMES))}")
            wording.letter(file.read_text(), values({**EXAMPLE, "kind": file.stem}))
        except wording.Fault as fault:
            faults.append(f"{file.name}: {fault}")
    if faults:
        sys.exit("\n".join(faults))


def main(arguments):
    match arguments:
        case ["preview", kind]: preview(kind)
        case ["preview", kind, "--to", to]: preview(kind, to)
        case ["check"]: check()
        case ["batch", "--to", to]: batch(to)
        case ["render"]: render()
        case ["serve", "--ledger", path]: serve(path)
        case _: sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
