"""What is personal: where it goes, who reads it, and where copies are written."""

import json
import os
import shutil
import stat
import subprocess
import tempfile
import textwrap
import time

from frame import Fallen, Untried, attack
from people import File
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
    play = subprocess.Popen(["ccs-proof", "play", "--rate", "12", campaign], env=system.environment, stdin=subprocess.DEVNULL,
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
    if not found(system, "registration", MARK):
        raise Untried("registration itself does not hold what was sent")
    try:
        told, _ = play.communicate(timeout=80)
    except subprocess.TimeoutExpired as error:
        raise Untried("the file did not end in 80 s") from error
    if play.returncode:
        raise Untried(f"the file did not end as planned: {told.decode(errors='replace')[-200:]}")
    everywhere = {store: found(system, store, MARK) for store in system.stores()}
    told = [f"{store} ({places})" for store, places in everywhere.items() if places]
    if told:
        raise Fallen(f"the file is over, and it stands in {', '.join(told)}")
    return "it came to neither a jury nor certification, and ended with the observation where it was"


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


@attack("bulk-reading", "the operator reads many people's data at once, in each way there is, leaving no trace", 60)
def bulk_reading(one):
    system, operator = one.system, one.asker("ccs-operator")
    ids = [row[0] for row in system.rows(
        "evaluation", "SELECT id FROM inbox WHERE source = 'registration' AND received IS NOT NULL LIMIT 5")]
    if not ids:
        raise Untried("evaluation has received nothing yet")
    # A person's record, as if its first page had been read before; a copy of the whole store; the register; evaluators.
    candidate, dossier = system.rows(
        "registration", "SELECT json_extract(body, '$.candidate'), dossier FROM journal"
        " WHERE type = 'registration.candidate-registered.v1' LIMIT 1")[0]
    under_way = File().accepted(system, one.asker())
    if not under_way.reaches_evaluation(one):
        raise Untried("a file did not reach evaluation")
    copy = new_id("x")[:40]
    one.callback(shutil.rmtree, os.path.join(system.folder, "backup", copy), ignore_errors=True)
    tries = {
        "an audit, evaluation": ("evaluation", {"auditWhole": {"_0": ids, "publisher": "registration"}}, "birthName"),
        "a page of a record": ("registration", asked("file.read-personal-record", person=candidate, after=0), "birthName"),
        "a copy": ("registration", {"backup": {"name": copy}}, "copied"),
        "the register": ("certification", asked("certification.search-register", filter={}), "birthName"),
        "a file's evaluators": ("evaluation", asked("evaluation.read-eligibility", dossier=under_way.dossier), '\\"name\\"'),
    }
    silent, told = [], []
    for name, (store, inquiry, sign) in tries.items():
        before = system.value(store, "SELECT count(*) FROM reading")
        shown = json.dumps(operator.inquire(store, inquiry), ensure_ascii=False)
        noted = system.value(store, "SELECT count(*) FROM reading") - before
        told.append(f"{name}: {noted} noted" if sign in shown else f"{name}: nothing personal is shown")
        if sign in shown and noted < 1:
            silent.append(name)
    copies = json.dumps(operator.inquire("registration", asked("file.read-readings", dossier=dossier)))
    if "backup" not in copies:
        silent.append("a copy, asked for by a file")
    if silent:
        raise Fallen(f"no reading noted: {', '.join(silent)} ({'; '.join(told)})")
    return "; ".join(told)


def asked(name, **question):
    """A question to a service, as an inquiry."""
    asking = {"by": {"role": "operator", "id": "attack"}, "purpose": "operation"}
    return {"question": {"_0": name, "body": json.dumps(question), "asking": asking}}


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
    one.asker("ccs-operator").inquire(store, {"discardLetters": {
        "_0": {"sender": "ccs-portal"}, "limit": limit, "by": {"role": "operator", "id": "attack"}, "why": "an attack sent it",
    }}, seconds=10)
