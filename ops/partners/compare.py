"""What partners have against what the journals say, read here and not by the services.

    compare.py from DATA            where each journal ends now
    compare.py told DATA WORK       what came behind that, against what each partner has
    compare.py digest FILE          the digest of all that a consumer has, as `ccs partner replay` prints it
"""

import glob
import hashlib
import json
import pathlib
import sqlite3
import sys

PERSONS = "candidate holder signatory officer authority actor person personal birthName email".split()


def accepted(body):
    return body["file"]["branch"]


def issued(body):
    return body["content"]["branch"]


# The events of which partners are told, with the type that tells it and the branch that it is of; by a panel's store without one.
TOLD = {
    "registration.registration-accepted.v1": ("registration.partner-registration-accepted.v1", accepted),
    "evaluation.booklet-transmitted.v1": ("evaluation.partner-file-transmitted.v1", accepted),
    "evaluation.evaluator-accredited.v1": ("evaluation.partner-evaluator-accredited.v1", lambda body: body["branch"]),
    "evaluation.accreditation-renewed.v1": ("evaluation.partner-evaluator-accredited.v1", lambda body: body["branch"]),
    "evaluation.accreditation-suspended.v1": ("evaluation.partner-evaluator-suspended.v1", lambda body: body["branch"]),
    "evaluation.suspension-lifted.v1": ("evaluation.partner-evaluator-reinstated.v1", lambda body: body["branch"]),
    "evaluation.removal-review-decided.v1": (
        "evaluation.partner-evaluator-reinstated.v1", lambda body: None if body["upheld"] else body["branch"]),
    "evaluation.accreditation-removed.v1": ("evaluation.partner-evaluator-ended.v1", lambda body: body["branch"]),
    "evaluation.accreditation-resigned.v1": ("evaluation.partner-evaluator-ended.v1", lambda body: body["branch"]),
    "evaluation.evaluator-died.v1": ("evaluation.partner-evaluator-ended.v1", lambda body: body["branch"]),
    "evaluation.accreditation-expired.v1": ("evaluation.partner-evaluator-ended.v1", lambda body: body["branch"]),
    "jury.session-convened.v1": ("jury.partner-session-convened.v1", "panel"),
    "jury.session-postponed.v1": ("jury.partner-session-convened.v1", "panel"),
    "jury.session-cancelled.v1": ("jury.partner-session-cancelled.v1", "panel"),
    "jury.session-declared-void.v1": ("jury.partner-session-cancelled.v1", "panel"),
    "jury.minutes-signed.v1": ("jury.partner-session-closed.v1", lambda body: "panel" if body["takesEffect"] else None),
    "jury.certificate-awarded.v1": ("jury.partner-decision-in-force.v1", "panel"),
    "jury.certificate-not-awarded.v1": ("jury.partner-decision-in-force.v1", "panel"),
    "jury.decision-rescinded.v1": ("jury.partner-decision-rescinded.v1", "panel"),
    "certification.certificate-issued.v1": ("certification.partner-certificate-issued.v1", issued),
    "certification.certificate-replaced.v1": ("certification.partner-certificate-replaced.v1", issued),
    "certification.certificate-revocation-demanded.v1": (
        "certification.partner-certificate-suspended.v1", lambda body: body["branch"]),
    "certification.certificate-revoked.v1": ("certification.partner-certificate-revoked.v1", lambda body: body["branch"]),
    "certification.certificate-recognised.v1": (
        "certification.partner-certificate-recognised.v1", lambda body: body["branch"]),
}
FOR_ALL = [f"certification.partner-certificate-{name}.v1" for name in ("issued", "replaced", "suspended", "revoked")]


def journals(data):
    for path in sorted(glob.glob(f"{data}/*/*.sqlite")):
        # The portal's lists are no store.
        if pathlib.Path(path).stem == "portal":
            continue
        store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        yield store.execute("SELECT value FROM meta WHERE key = 'name'").fetchone()[0], store


def expected(data, begun):
    """What is told of each branch: source and id, with the type; and all persons that the journals know."""
    told, persons = {}, set()
    for name, store in journals(data):
        rows = store.execute("SELECT id, type, body FROM journal WHERE seq > ?", (begun.get(name, 0),))
        for number, kind, body in rows:
            body = json.loads(body)
            persons |= {value for key, value in walk(body) if key in PERSONS and isinstance(value, str)}
            if kind not in TOLD:
                continue
            partner, branch = TOLD[kind]
            branch = branch(body) if callable(branch) else branch
            branch = name.removeprefix("jury.").rsplit("-", 1)[0] if branch == "panel" else branch
            if branch:
                told[(name, number)] = (partner, branch)
    return told, persons


def walk(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def compare(data, work):
    work = pathlib.Path(work)
    told, persons = expected(data, json.loads((work / "from.json").read_text()))
    faults = []

    def mine(branch):
        return {key for key, (kind, of) in told.items() if of == branch or kind in FOR_ALL}

    def differ(who, has, wanted):
        for what in sorted(wanted - has, key=str)[:5]:
            faults.append(f"{who} has not {what} {told.get(what)}")
        for what in sorted(has - wanted, key=str)[:5]:
            faults.append(f"{who} has {what}, which it is not told")

    rows = sqlite3.connect(work / "p2st.sqlite").execute("SELECT source, id, type, body FROM told").fetchall()
    python = {(source, number): (kind, body) for source, number, kind, body in rows}
    differ("p2st", set(python), mine("p2st"))
    go = {}
    for path in (work / "c4s").glob("*.json"):
        source, number = next((name, path.name.removeprefix(f"{name}.").removesuffix(".json"))
                              for name, _ in journals(data) if path.name.startswith(f"{name}."))
        go[(source, number)] = path.read_text()
    differ("c4s", set(go), set(told))
    for key, (kind, body) in python.items():
        if kind != told.get(key, (None,))[0] or go.get(key) != body:
            faults.append(f"p2st and c4s were told different things of {key}")
    # The shell knows no ids: by their content.
    shell = {path.stem for path in (work / "logi").glob("*.json")}
    bodies = {hashlib.sha256(go[key].encode()).hexdigest() for key in mine("logi") if key in go}
    differ("logi", shell, bodies)
    texts = list(go.values()) + [path.read_text() for path in (work / "logi").glob("*.json")]
    for text in texts:
        found = [person for person in persons if f'"{person}"' in text]
        faults += [f"names {person}: {text[:200]}" for person in found]
    kinds = {kind for kind, _ in told.values()}
    if len(mine("logi") - mine("p2st")) < 3 or len(kinds) < 8 or len(persons) < 20:
        faults.append(f"the campaign tells too little to compare: {len(told)} of {sorted(kinds)}")
    for fault in faults[:20]:
        print(f"ops/partners: {fault}")
    print(f"ops/partners: {len(told)} told, of {len(kinds)} kinds; p2st has {len(python)}, logi {len(shell)}, c4s {len(go)}")
    return 1 if faults else 0


if sys.argv[1] == "from":
    print(json.dumps({name: store.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
                      for name, store in journals(sys.argv[2])}))
elif sys.argv[1] == "digest":
    rows = sqlite3.connect(sys.argv[2]).execute("SELECT source || ' ' || id FROM told").fetchall()
    print(hashlib.sha256("".join(f"{row}\n" for row, in sorted(rows)).encode()).hexdigest())
else:
    sys.exit(compare(sys.argv[2], sys.argv[3]))
