"""Holds what makes letters and hands them over against a real mail server, other people's checkers, and hostile names.

    check_letters.py FOLDER      FOLDER is made anew
"""

import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

from page import ValidationProfile, validate_pdf

import letters
import wording

HERE = pathlib.Path(__file__).resolve().parent
folder = pathlib.Path(sys.argv[1])
faults = []


def expect(what, is_so):
    if not is_so:
        faults.append(what)


def sheet(place, local, kind="notAwarded", **more):
    return {**letters.EXAMPLE, "kind": kind, "letter": f"M-{place:032x}", "email": f"{local}@courriel.example", **more}


class Serving:
    """`letters.py serve` against the trial's mail server."""

    def __init__(self, ledger=None, **environment):
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "letters.py"), "serve", "--ledger", str(ledger or folder / "letters.ledger")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
            env={**os.environ, "CCS_SMTP_URL_FILE": str(folder / "mail/url"), "CCS_SMTP_CA": str(folder / "mail/ca.pem"),
                 "CCS_MAIL_FROM": "ne-pas-repondre@ccs.example", "CCS_SMTP_SECONDS": "5", **environment})
        self.left = []
        while (line := self.process.stdout.readline().strip()) != "ready":
            self.left.append(json.loads(line))

    def give(self, *sheets):
        for one in sheets:
            self.process.stdin.write(json.dumps(one) + "\n")
        self.process.stdin.flush()

    def results(self, count):
        return {one["letter"]: one for one in (json.loads(self.process.stdout.readline()) for _ in range(count))}

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def taken():
    file = folder / "mail/ledger"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def pages(pdf):
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True)
    return done.stdout


def words_are_right():
    letters.check()
    for broken in ("Objet : a\n---\n{{nom}", "Objet : a\n---\n{{#motif}}b", "Objet : a\n---\n{{> /etc/passwd}}", "sans objet"):
        try:
            wording.letter(broken, {"nom": "x"})
            expect(f"words that are broken are taken: {broken!r}", False)
        except wording.Fault:
            pass
    for kind in [file.stem for file in letters.LETTERS.glob("*.txt")]:
        subject, page, text = letters.document(sheet(1, "a", kind))
        expect(f"{kind}: a straight apostrophe, or a space that may break", not any(
            bad in subject + text for bad in ("'", " ;", " !", " ?", "« ", " »", "{{")))
    said = letters.document(sheet(1, "a"))[2]
    expect("the last day of the remedy is not said", "3\u00a0mai 2027" in said or "3 mai 2027" in said)


def servers_do_what_they_want():
    (folder / "mail/wishes").write_text("refuse refuse\nlater later\ndrop drop\n")
    serving = Serving()
    serving.give(*[sheet(n, who) for n, who in enumerate(["well", "refuse", "later", "drop"], 1)])
    got = serving.results(4)
    outcome = [got[f"M-{n:032x}"]["outcome"] for n in range(1, 5)]
    expect(f"outcomes: {outcome}", outcome == ["accepted", "refused", "deferred", "unknown"])
    expect("codes", [got[f"M-{n:032x}"].get("code") for n in range(1, 5)] == [250, 550, 451, None])
    serving.give(sheet(4, "drop", number=2))
    again = serving.results(1)[f"M-{4:032x}"]
    both = [one for one in taken() if one["to"].startswith("drop@")]
    expect("a letter of which nobody knew is not sent again", again["outcome"] == "accepted" and len(both) == 2)
    expect("it has another Message-ID, or another document", len({(one["id"], one["digest"]) for one in both}) == 1)
    expect("the digest told is not the one that came", both[0]["digest"] == again["digest"])
    first = next(one for one in taken() if one["to"].startswith("well@"))
    expect("the mail does not say what the letter says", "Reformulez la demande" in first["text"])
    bad = [sheet(9, "x", email="nobody"), sheet(10, "x", email="a@b.example\r\nBcc: c@d.example")]
    serving.give(*bad)
    expect("an address that is none is no refusal", all(one["outcome"] == "refused" for one in serving.results(2).values()))
    serving.end()
    untrusted = Serving(CCS_SMTP_CA="")
    untrusted.give(sheet(11, "well"))
    expect("a server whom nobody trusts gets letters", untrusted.results(1)[f"M-{11:032x}"]["outcome"] == "deferred")
    untrusted.end()


def kills_double_nothing():
    """Killed between the server's word and the store's: what it had written down is told by the next one."""
    (folder / "mail/wishes").write_text("")
    serving = Serving(folder / "killed.ledger")
    serving.give(*[sheet(n, f"k{n}") for n in range(100, 140)])
    serving.results(7)
    serving.kill()
    after = Serving(folder / "killed.ledger")
    told = {one["letter"] for one in after.left}
    came = [one["to"] for one in taken() if one["to"].startswith("k1")]
    expect(f"{len(came)} came, {len(told)} are told", len(told) <= len(came) <= len(told) + 4)
    expect("the ledger names somebody", "courriel" not in (folder / "killed.ledger").read_text())
    left = [sheet(n, f"k{n}", number=2) for n in range(100, 140) if f"M-{n:032x}" not in told]
    after.give(*left)
    after.results(len(left))
    counts = {}
    for one in taken():
        if one["to"].startswith("k1"):
            counts[one["to"]] = counts.get(one["to"], 0) + 1
    expect("not everybody got their letter", len(counts) == 40)
    expect("more came twice than were in doubt", sum(counts.values()) - 40 <= 4)
    after.end()


def documents_hold():
    """Names and words as they come, and as nobody should send them."""
    secret = folder / "secret.txt"
    secret.write_text("SECRET-OF-THIS-HOST")
    long = "Marie-Antoinette-Joséphine " + "de " * 8 + "Wrzeszczyńska-Nguyễn-Thị-Bảo-Châu-Dłuższa " + "x" * 40
    hostile = [
        f'<img src="file://{secret}">', f'<link rel=attachment href="file://{secret}">',
        f'</p><style>@import url("file://{secret}"); body {{ background: url(http://127.0.0.1:9/) }}</style>',
        "{{motif}} {{#elements}}", f"url({secret})", "\u202eegarevne'l\u2066", "A" * 1_000_000, "\r\nBcc: a@b.example", "😀 𝔘𝔫𝔦",
    ]
    pool = letters.Pool(1)
    try:
        cases = [sheet(1, "a", name=name, kind=kind) for kind in ("notAwarded", "certificateIssued")
                 for name in ("Łucja Wójcik", "Trần Thị Hồng Nhung", "Ó", long[:100], long)]
        cases += [sheet(2, "a", name=text, words={**letters.EXAMPLE["words"], "motif": text},
                        elements=[{"code": "RC.1.1", "title": text, "advice": text}]) for text in hostile]
        cases += [sheet(3, "a", kind, name="Nguyễn", address=None) for kind in
                  [file.stem for file in letters.LETTERS.glob("*.txt")]]
        for number, case in enumerate(cases):
            if len(case["name"]) > 100_000:
                case["elements"] = []
            try:
                subject, text, pdf = pool.ask(case)
            except (RuntimeError, TimeoutError) as trouble:
                expect(f"no document of {case['name'][:30]!r}: {trouble}", False)
                continue
            file = folder / f"document-{number:02}.pdf"
            file.write_bytes(pdf)
            broken = [failure.rule_id for profile in (ValidationProfile.PDF_A_3A, ValidationProfile.PDF_UA_1)
                      for failure in validate_pdf(str(file), profile=profile).failures]
            expect(f"{file.name} breaks {broken}", not broken)
            said = pages(file)
            expect(f"{file.name} shows what it may not", "SECRET" not in said and b"SECRET" not in pdf)
            expect(f"{file.name} is empty", len(said) > 300)
            if number < 6:
                expect(f"{file.name} does not show {case['name'][:40]!r}", case["name"][:20] in said)
            expect(f"{file.name}: the subject has more than a line", "\n" not in subject and "\r" not in subject)
        once = pool.ask(sheet(1, "a"))[2]
        expect("the same letter is another document", once == letters.Pool(1).ask(sheet(1, "a"))[2])
    finally:
        pool.end()
    # The door: what runs behind it can neither read, nor speak, nor write.
    tried = subprocess.run(
        [sys.executable, "-c", f"""
import sys, socket
sys.path.insert(0, {str(HERE)!r})
import letters
letters.closed()
held = 0
for one in (lambda: open({str(secret)!r}), lambda: open("/etc/passwd"), lambda: open(letters.CHARTER / "letter.css", "a"),
            lambda: socket.socket().connect(("127.0.0.1", 9)), lambda: __import__("os").system("true")):
    try:
        one()
    except PermissionError:
        held += 1
assert open(letters.CHARTER / "letter.css").read()
print(held)
"""], capture_output=True, text=True)
    expect(f"the door is open: {tried.stdout}{tried.stderr[-300:]}", tried.stdout.strip() == "5")


def main():
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "mail").mkdir(parents=True)
    server = subprocess.Popen([sys.executable, str(HERE / "mailserver.py"), str(folder / "mail")])
    try:
        for _ in range(100):
            if (folder / "mail/url").exists():
                break
            time.sleep(0.1)
        for part in (words_are_right, servers_do_what_they_want, kills_double_nothing, documents_hold):
            part()
    finally:
        server.kill()
        server.wait()
    for fault in faults:
        print(f"error: {fault}")
    print(f"letters: {len(list(folder.glob('document-*.pdf')))} documents, {len(taken())} handed over, {len(faults)} wrong")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
