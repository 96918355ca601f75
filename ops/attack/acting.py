"""Acting where one does not belong: for another branch, for other people, with the operator's password."""

import json
from base64 import b64encode
from secrets import token_bytes

from frame import Fallen, Untried, attack, counted
from people import File, day, latest
from system import new_id, said


@attack("other-branch", "an officer and an authority of another branch, and one of none, on a file of p2st", 120)
def other_branch(one):
    system, portal = one.system, one.asker()
    file = File().registered(system, portal)
    evaluated = File().accepted(system, portal)
    if not evaluated.reaches_evaluation(one):
        raise Untried("a file did not reach evaluation")
    outcomes, taken = [], []
    for role in ("officer@logi:P-elsewhere", "officer:P-nowhere", "authority@logi:P-elsewhere"):
        for kind, store, body in list(in_registration(file)) + list(in_evaluation(evaluated)) + list(in_jury(system)) + list(
            in_certification(system)
        ):
            answer = portal.ask(kind, body, store, role)
            outcomes.append(said(answer))
            if answer is None or answer.get("status") == "accepted":
                taken.append(f"{role.split(':')[0]} {kind.split('.')[1]} ({said(answer)})")
    if taken:
        raise Fallen(f"{len(taken)} of {len(outcomes)} taken: " + ", ".join(taken))
    return f"{len(outcomes)} commands: {counted(outcomes)}"


def in_registration(file):
    about = {"dossier": file.dossier, "candidate": file.candidate}
    yield "registration.correct-registration.v1", "registration", {**about, "personal": {"contact": {
        "email": "ailleurs@courriel.example", "phone": "+33 1 99 00 00 01"}}}
    yield "file.hold-file.v1", "registration", {**about, "personal": {"reason": "Essai"}}
    yield "file.release-file.v1", "registration", {"dossier": file.dossier, "examinedAgain": True}
    yield "registration.accept-registration.v1", "registration", {"dossier": file.dossier, "officer": "P-elsewhere"}
    yield "registration.refuse-registration.v1", "registration", {
        **about, "officer": "P-elsewhere", "personal": {"reason": "Essai"}}


def in_evaluation(file):
    about = {"dossier": file.dossier, "candidate": file.candidate}
    yield "file.hold-file.v1", "evaluation", {**about, "personal": {"reason": "Essai"}}
    yield "file.release-file.v1", "evaluation", {"dossier": file.dossier, "examinedAgain": True}
    yield "evaluation.escalate-designation.v1", "evaluation", {"dossier": file.dossier, "expectedOn": day(10)}
    yield "evaluation.designate-observers.v1", "evaluation", {
        **about, "evaluator": "P-evaluator", "referent": "P-referent", "expectedOn": day(10)}
    yield "evaluation.decide-objection.v1", "evaluation", {
        **about, "observer": "P-evaluator", "upheld": False, "personal": {"reason": "Essai"}}


def in_jury(system):
    panel = next(iter(system.panels("p2st")), None)
    if panel is None:
        return
    name = panel[len("jury."):]
    yield "jury.convene-session.v1", panel, {
        "officer": "P-elsewhere", "panel": name, "session": new_id("S"), "place": "remote",
        "startsAt": day(60) + "T08:30:00.000Z", "presidency": {"chair": "P-a", "viceChair": "P-b"}, "members": []}
    yield "jury.seat-panel.v1", panel, {"act": "X-1", "authority": "P-elsewhere", "panel": name, "seats": [{
        "college": "employers", "from": day(), "until": day(700), "member": "P-elsewhere", "organisation": "O-x",
        "seat": "full", "confidentialSince": day()}]}
    session = latest(system, panel, "jury.session-convened.v1")
    if session:
        about = {"officer": "P-elsewhere", "panel": name, "session": session["session"]}
        yield "jury.place-on-agenda.v1", panel, {
            **about, "dossiers": [], "everythingReady": True, "leavesOutBlocked": True, "atMost": 1}
        yield "jury.cancel-session.v1", panel, about
        yield "jury.postpone-session.v1", panel, {**about, "place": "remote", "startsAt": day(60) + "T08:30:00.000Z"}
    appeal = latest(system, panel, "jury.appeal-lodged.v1")
    if appeal:
        about = {"dossier": appeal["dossier"], "decision": appeal["decision"], "panel": name}
        yield "jury.admit-appeal.v1", panel, {**about, "officer": "P-elsewhere", "instructor": "P-x"}
        yield "jury.decide-appeal.v1", panel, {
            **about, "authority": "P-elsewhere", "candidate": appeal["candidate"], "upheld": True,
            "personal": {"reason": "Essai"}}


def in_certification(system):
    issued = latest(system, "certification", "certification.certificate-issued.v1",
                    "json_extract(body, '$.content.branch') = 'p2st'")
    if not issued:
        return
    yield "certification.revoke-certificate.v1", "certification", {
        "authority": "P-elsewhere", "certificate": issued["content"]["certificate"], "holder": issued["content"]["holder"],
        "personal": {"reason": "Essai"}}


@attack("operator-for-people", "the operator registers a candidate, casts a ballot, appoints a signatory")
def operator_for_people(one):
    system, operator = one.system, one.asker("ccs-operator")
    panel = next(iter(system.panels("p2st")))
    file = File()
    answers = [
        said(file.register(system, operator)),
        said(operator.ask("jury.cast-ballot.v1", {
            "attempt": 1, "ballot": {"abstains": True}, "dossier": file.dossier, "member": "P-x",
            "panel": panel[len("jury."):], "session": "S-x"}, panel, "juryMember@p2st:P-x")),
        said(appoint(operator, new_id("P"), "committee", "committee:P-x")),
    ]
    if any(answer != "notAllowed" for answer in answers):
        raise Fallen(f"it may: {counted(answers)}")
    return counted(answers)


def appoint(asker, signatory, capacity, actor, key=None):
    return asker.ask("certification.appoint-signatory.v1", {
        "appointedBy": actor.split(":")[1], "signatory": signatory,
        "mandate": {"act": "X-1", "capacity": capacity, "from": day(), "id": new_id("M"),
                    "publicKey": key or b64encode(token_bytes(32)).decode()},
        "personal": {"name": "Personne Inconnue", "office": "Aucun"},
    }, "certification", actor)


@attack("one-act-appoints", "one act of one person, sent by the portal, appoints who signs for the C4S or seats a member")
def one_act_appoints(one):
    system, portal = one.system, one.asker()
    signatory, member = new_id("P"), new_id("P")
    panel = next(iter(system.panels("p2st")))
    answers = [
        said(appoint(portal, signatory, "committee", "committee:P-nobody")),
        said(portal.ask("jury.seat-panel.v1", {
            "act": "X-1", "authority": "P-nobody", "panel": panel[len("jury."):], "seats": [{
                "college": "employers", "from": day(), "until": day(700), "member": member, "organisation": "O-x",
                "seat": "full", "confidentialSince": day()}]}, panel, "authority@p2st:P-nobody")),
    ]
    mark = "SELECT count(*) FROM journal WHERE type = ? AND instr(CAST(body AS TEXT), ?) > 0"
    done = []
    if system.value("certification", mark, "certification.signatory-appointed.v1", signatory):
        done.append("a C4S signatory with a key of the attacker's")
    if system.value(panel, mark, "jury.member-seated.v1", member):
        done.append("a member of the jury")
    if done:
        raise Fallen(f"{' and '.join(done)}, by one sender alone ({counted(answers)})")
    return f"nobody is appointed by it: {counted(answers)}"
