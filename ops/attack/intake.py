"""What is taken in: headers and bodies at every bound, and past it."""

import json
import os

import pika
from frame import Fallen, Untried, attack, counted
from people import File, day
from system import new_id, said


def published(one, store, seconds=15):
    """Whether a store publishes all that it journals."""
    rows = one.system.value(store, "SELECT max(seq) FROM journal")
    cursor = "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'cursor'"
    return one.eventually(lambda: one.system.value(store, cursor) >= rows, seconds)


@attack("long-actor", "an actor, and other headers, as long as a frame allows", 120, last=True)
def long_actor(one):
    system, portal = one.system, one.asker()
    told = []
    for length in (200, 65_500, 130_000):
        file = File().registered(system, portal)
        told.append(said(portal.ask("registration.correct-registration.v1", {
            "dossier": file.dossier, "candidate": file.candidate,
            "personal": {"contact": {"email": "long@courriel.example", "phone": "+33 1 99 00 00 01"}}},
            "registration", "officer@p2st:" + "A" * length, seconds=5)))
        told.append(said(portal.ask("evaluation.accredit-evaluator.v1", {
            "branch": "p2st", "certificateKinds": ["relation-client"], "evaluator": new_id("P"), "letter": "X-1",
            "letterOn": day(), "situation": {"kind": "consultant"},
            "personal": {"email": "x@courriel.example", "name": "Personne"}}, "evaluation",
            "authority@p2st:" + "A" * length, seconds=5)))
    for name in ("cloudEvents_subject", "traceparent", "ccs_causation", "ccs_digest", "ccs_scheme"):
        file = File()
        told.append(said(file.register(system, portal, headers={name: "A" * 60_000}, seconds=5)))
    stuck = [store for store in ("registration", "evaluation") if not published(one, store)]
    if stuck:
        raise Fallen(f"{' and '.join(stuck)} no longer publish ({counted(told)})")
    file = File().accepted(system, one.asker())
    if not file.reaches_evaluation(one):
        raise Fallen(f"what registration accepts no longer reaches evaluation ({counted(told)})")
    if "no answer" in told:
        raise Fallen(f"a sender was left without an answer: {counted(told)}")
    return counted(told)


@attack("strange-headers", "10,000 headers, nested tables, wrong kinds, doubled spellings, text that is none", 60)
def strange_headers(one):
    system, portal = one.system, one.asker()
    nested = {"x": 1}
    for _ in range(200):
        nested = {"x": nested}
    kinds = [
        {f"h{number}": number for number in range(5_000)}, {"x": nested}, {"ccs_actor": 17}, {"ccs_version": "one"},
        {"ccs_version": -1}, {"ccs_epoch": 2**62}, {"cloudEvents_id": "other"}, {"ce-type": "x.y.v1"},
        {"ccs_after": ",,,"}, {"ccs_previous": "a=b"}, {"cloudEvents_specversion": "9"}, {"x-delivery-count": 2**40},
        {"cloudEvents_time": "yesterday"}, {"ccs_after": b"\xff\xfe"}, {"ccs_actor": "\x00"},
    ]
    for headers in kinds:
        try:
            portal.send("registration.accept-registration.v1", {"dossier": new_id("D"), "officer": "P-x"}, "registration",
                        None if "ccs_actor" in headers else "officer@p2st:P-x", headers=headers)
            portal.connection.process_data_events(time_limit=0.02)
        except (pika.exceptions.AMQPError, ValueError, TypeError):
            portal = one.asker()
    return still_there(one)


@attack("strange-bodies", "bodies that are no JSON, too deep, too wide, too large, numbers past every bound", 60)
def strange_bodies(one):
    portal = one.asker()
    bodies = [
        b"", b"\xff\xfe\x00", b"null", b"[]", b"1e999999999", b"[" * 100_000, b'{"a":' * 50_000, b'{"dossier":1e400}',
        b"{" + b",".join(b'"k%d":1' % number for number in range(30_000)) + b"}", b'{"dossier":"D-1","dossier":"D-2"}',
        json.dumps({"dossier": "D-1", "officer": "x" * 500_000}).encode(), b" " * 1_100_000,
        b'{"dossier":"\\ud800"}', b'{"dossier":99999999999999999999999999}',
    ]
    ids = [portal.send("registration.register-candidate.v1", body, "registration", "candidate:P-x") for body in bodies]
    answered = portal.wait(ids, 20)
    if answered < len(ids):
        raise Fallen(f"{len(ids) - answered} of {len(ids)} senders had no answer")
    return still_there(one) + f"; all {answered} senders were answered"


@attack("strange-times", "times with an offset, in lower case, from a broker's stamp, of another unit, a year ahead", 60)
def strange_times(one):
    portal = one.asker()

    def tell(time, **properties):
        return portal.ask("registration.accept-registration.v1", {"dossier": new_id("D"), "officer": "P-x"}, "registration",
                          "officer@p2st:P-x", headers={"cloudEvents_time": time}, seconds=5, **properties)

    noon = day() + "T12:00:00"
    told = {
        "+00:00": tell(noon + "+00:00"), "+02:00": tell(noon + ".5+02:00"), "lower case": tell(noon.lower() + "z"),
        "the broker's stamp": tell(noon + ".000Z", timestamp=1_700_000_000),
        "milliseconds": tell(None, timestamp=1_700_000_000_000), "no time": tell(None),
        "a year ahead": tell(day(365) + "T12:00:00.000Z"), "no date": tell("yesterday"),
    }
    silent = [name for name, answer in told.items() if answer is None]
    if silent:
        raise Fallen(f"no answer to: {', '.join(silent)}")
    if said(told["a year ahead"]) in ("unknownFile", "accepted"):
        raise Fallen("a message dated a year ahead is decided on")
    return ", ".join(f"{name}: {said(answer)}" for name, answer in told.items())


def still_there(one):
    """Every store still answers, in the process that it had."""
    answer = one.asker().ask("registration.accept-registration.v1", {"dossier": new_id("D"), "officer": "P-x"},
                             "registration", "officer@p2st:P-x")
    if answer is None:
        raise Fallen("registration no longer answers")
    missing = [worker for worker in one.system.workers() if not os.path.exists(f"/proc/{one.system.worker(worker)}")]
    if missing:
        raise Fallen(f"{', '.join(missing)} has ended")
    return f"no process ended, an honest command is answered ({said(answer)})"


@attack("other-types", "the portal sends events, answers and inquiries, a service sends commands and inquiries")
def other_types(one):
    system, portal = one.system, one.asker()
    told = [said(portal.ask(kind, "{}", "registration", "candidate:P-x")) for kind in (
        "certification.certificate-issued.v1", "registration.person-erased.v1", "jury.certificate-awarded.v1",
        "ccs.answer.v1", "ccs.inquiry.v1", "registration.erase-person.v1")]
    if "accepted" in told or "no answer" in told:
        raise Fallen(counted(told))
    stranger = one.asker("ccs-registration")
    id = stranger.send("ccs.inquiry.v1", '{"auditFinish":{}}', "evaluation", exchange="", key="ccs.evaluation.inquiries")
    other = stranger.send("ccs.inquiry.v1", '{"status":{}}', "evaluation", exchange="", key="ccs.evaluation.inquiries")
    command = stranger.send("evaluation.accredit-evaluator.v1", "{}", "evaluation", "authority@p2st:P-x", exchange="",
                            key="ccs.evaluation")
    stranger.wait([id, other, command], 3)
    answered = [json.loads(stranger.answers[each]) for each in (id, other, command) if each in stranger.answers]
    if any(next(iter(answer)) not in ("failed", "refusal", "status") or "status" in answer and isinstance(
            answer["status"], dict) for answer in answered):
        raise Fallen(f"evaluation answers registration: {answered}")
    return f"{counted(told)}; registration's own to evaluation: {counted(map(said, answered)) or 'no answer'}"
