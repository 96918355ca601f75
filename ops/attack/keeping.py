"""What is personal: where it goes, who reads it, and where copies are written."""

import json
import os
import stat
import subprocess
import tempfile
import textwrap
import time

from frame import Fallen, Untried, attack
from people import latest
from system import new_id, now, said

MARK = "Poste réglable en hauteur, essai"


@attack("arrangements-travel", "a disability's arrangements, followed through a whole file to jury and certification", 150)
def arrangements_travel(one):
    system, portal = one.system, one.asker()
    folder = one.enter_context(tempfile.TemporaryDirectory())
    campaign = os.path.join(folder, "campaign.yaml")
    with open(campaign, "w", encoding="utf-8") as file:
        file.write(textwrap.dedent(f"""
            title: "Un dossier dont le candidat a besoin d'un aménagement"
            seed: {time.time_ns() % 1_000_000}
            files:
              - name: "Octroi"
                branch: p2st
                ends: awarded
            """))
    start = system.value("registration", "SELECT max(seq) FROM journal")
    # Slowly: the candidate corrects the file while it is under evaluation.
    play = subprocess.Popen(["ccs", "play", "--rate", "12", campaign], env=system.environment, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    one.callback(lambda: play.poll() is None and play.kill())

    def begun():
        rows = system.rows(
            "registration", "SELECT json_extract(body, '$.dossier'), json_extract(body, '$.candidate') FROM journal"
            " WHERE seq > ? AND type = 'registration.candidate-registered.v1'", start or 0)
        return rows[0] if rows else None

    if not one.eventually(begun, 60, 0.05):
        raise Untried("the file was not registered")
    dossier, candidate = begun()
    answer = portal.ask("registration.correct-registration.v1", {
        "dossier": dossier, "candidate": candidate, "personal": {"arrangements": MARK}}, "registration",
        f"candidate:{candidate}")
    if said(answer) != "accepted":
        raise Untried(f"the correction was not taken: {json.dumps(answer)}")
    try:
        told, _ = play.communicate(timeout=80)
    except subprocess.TimeoutExpired as error:
        raise Untried("the file did not end in 80 s") from error
    if play.returncode:
        raise Untried(f"the file did not end as planned: {told.decode(errors='replace')[-200:]}")
    everywhere = {store: found(system, store, MARK) for store in system.stores()}
    if not everywhere["registration"]:
        raise Untried("registration itself does not hold what was sent")
    told = [store for store in system.stores() if everywhere[store] and store not in ("registration", "evaluation")]
    if told:
        raise Fallen(f"in {', '.join(f'{store} ({everywhere[store]})' for store in told)}")
    known = "evaluation holds it" if everywhere["evaluation"] else "evaluation has let it go"
    return f"neither a jury nor certification holds it; {known}"


def found(system, store, text):
    """In which tables of a store the text stands."""
    places = []
    for table, column in (("inbox", "received"), ("personal", "body"), ("parked", "message"), ("dead", "message"),
                          ("aggregate", "state")):
        if system.value(store, f"SELECT count(*) FROM {table} WHERE instr(CAST({column} AS TEXT), ?) > 0", text):
            places.append(table)
    return ", ".join(places)


@attack("backup-over-files", "an inquiry has a store backed up over a file, and anywhere on the disk")
def backup_over_files(one):
    system, operator = one.system, one.asker("ccs-operator")
    precious = os.path.join(system.folder, "data", "precious.sqlite")
    with open(precious, "w", encoding="utf-8") as file:
        file.write("precious")
    one.callback(os.unlink, precious)
    places = [precious, os.path.join(system.folder, "data", "fresh.sqlite"), "../precious.sqlite", "../fresh.sqlite"]
    one.callback(lambda: os.path.exists(places[1]) and os.unlink(places[1]))
    answers = []
    for place in places:
        for inquiry in ({"backup": {"path": place}}, {"backup": {"name": place}}, {"backup": {"to": place}}):
            answers.append(operator.inquire("registration", inquiry, seconds=5))
    with open(precious, "rb") as file:
        if file.read() != b"precious":
            raise Fallen("a file that was there has been replaced")
    if os.path.exists(places[1]):
        raise Fallen("a file was written where the inquiry said")
    if any("done" in (answer or {}) for answer in answers):
        raise Fallen("a path of the sender's was taken: done")
    return f"{len(answers)} tries, nothing was written"


@attack("bulk-reading", "the operator reads people's data with an audit's inquiries, leaving no trace")
def bulk_reading(one):
    system, operator = one.system, one.asker("ccs-operator")
    before = system.value("evaluation", "SELECT count(*) FROM reading")
    ids = [row[0] for row in system.rows(
        "evaluation", "SELECT id FROM inbox WHERE source = 'registration' AND received IS NOT NULL LIMIT 5")]
    if not ids:
        raise Untried("evaluation has received nothing yet")
    answers = [operator.inquire("evaluation", {"auditWhole": {"_0": ids, "publisher": "registration"}})]
    shown = json.dumps(answers, ensure_ascii=False)
    if "birthName" not in shown:
        return f"nothing personal is shown ({shown[:60]}…)"
    noted = system.value("evaluation", "SELECT count(*) FROM reading") - before
    if noted < 1:
        raise Fallen(f"{shown.count('birthName')} names were shown, and no reading noted")
    return f"noted: {noted} readings for {len(ids)} events"


@attack("files-of-others", "stores, backups, secrets and logs on the disk: who may read them, and what stands in logs")
def files_of_others(one):
    system = one.system
    open_ones = []
    for top in ("data", "log", "pid", "secrets", "broker/password", "broker/definitions.json", "definitions.json"):
        for path in walk(os.path.join(system.folder, top)):
            mode = os.stat(path).st_mode
            if stat.S_IMODE(mode) & 0o077 and not path.startswith(os.path.join(system.folder, "log", "play")):
                open_ones.append(f"{os.path.relpath(path, system.folder)} {stat.S_IMODE(mode):o}")
    if open_ones:
        raise Fallen(", ".join(open_ones[:6]))
    leaked = []
    passwords = list(system.secrets.items())
    for path in walk(os.path.join(system.folder, "log")):
        with open(path, "rb") as file:
            text = file.read()
        leaked += [f"{user} in {os.path.basename(path)}" for user, password in passwords if password.encode() in text]
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{number}/cmdline", "rb") as file:
                line = file.read()
        except OSError:
            continue
        leaked += [f"{user} in a command line" for user, password in passwords if password.encode() in line]
    if leaked:
        raise Fallen(", ".join(leaked[:6]))
    return "only their owner may; no password in a log or a command line"


def walk(top):
    if os.path.isfile(top):
        yield top
    for folder, _, names in os.walk(top):
        yield from (os.path.join(folder, name) for name in names)


@attack("terminal-escapes", "escape sequences and lines in an actor's name, a type and a reason", 60)
def terminal_escapes(one):
    system, portal = one.system, one.asker()
    from people import File

    file, escape = File(), "\x1b[2J\x1b]0;x\x07‮"
    since = {worker: len(system.log(worker)) for worker in system.workers()}
    told = [said(file.register(system, portal, actor=f"candidate:{file.candidate}{escape}\nFORGED LINE"))]
    told.append(said(portal.ask(f"registration.x{escape}.v1", {"dossier": new_id("D")}, "registration", "candidate:P-x")))
    told.append(said(portal.ask("registration.register-candidate.v1", '{"dossier":"\\u001b[2J\\n"}', "registration",
                                "candidate:P-x", headers={"traceparent": escape})))
    portal.send("registration.register-candidate.v1", "{}", "registration", f"x{escape}:y", reply_to=None)
    time.sleep(1)
    shown = [("ccs trace", system.ccs("trace", file.dossier)), ("ccs dead list", system.ccs("dead", "list", "registration")),
             ("ccs status", system.ccs("status")), ("ccs readings", system.ccs("readings", file.dossier))]
    raw = [name for name, run in shown if hurts(run.stdout + run.stderr) or "\nFORGED LINE" in run.stdout + run.stderr]
    raw += [f"{worker}.log" for worker, at in since.items() if hurts(system.log(worker, at).decode(errors="replace"))]
    discard_all(one, "registration")
    if raw:
        raise Fallen(f"raw in {', '.join(raw)} ({', '.join(told)})")
    return f"shown as what they are, or refused ({', '.join(told)})"


def hurts(text):
    return any(c in text for c in "\x1b\x07‮\x9b")


def discard_all(one, store, limit=200):
    """Discards what the attacks have left among the open dead letters of a store."""
    operator = one.asker("ccs-operator")
    for (number,) in one.system.rows(store, "SELECT number FROM dead WHERE state = 'open' AND sender = 'ccs-portal' LIMIT ?",
                                     limit):
        operator.inquire(store, {"discardDead": {"_0": number}}, seconds=5)
