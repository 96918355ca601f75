"""Writing history: through the audit's repair, as another store, in another panel's name."""

import contextlib
import json
import subprocess
import time
from secrets import token_hex

import pika
from frame import Fallen, Untried, attack
from people import day, latest
from system import new_id, now


def invented(system):
    """A signatory that nobody appointed, as a listener would give it back to certification."""
    signatory = new_id("P")
    return {
        "id": token_hex(6) + "-" + token_hex(12), "type": "certification.signatory-appointed.v1",
        "stream": f"signatory/{signatory}", "version": 1, "at": day(-300) + "T09:00:00.000Z", "cause": "ccs-portal/x",
        "actor": "committee:P-never", "previous": "", "digest": token_hex(32),
        "body": json.dumps({"signatory": signatory, "appointedBy": "P-never", "mandate": {
            "id": new_id("M"), "capacity": "committee", "from": day(-300), "act": "X-1",
            "publicKey": "A" * 43 + "="}}),
    }


@attack("forged-repair", "registration's password answers the operator's audit with an event that never was", 100)
def forged_repair(one):
    system, event = one.system, invented(one.system)
    channel = one.channel("ccs-registration")
    asked = []

    def answer(_channel, method, properties, body):
        try:
            inquiry = json.loads(body)
        except ValueError:
            inquiry = {}
        name = next(iter(inquiry), "")
        asked.append(name)
        said = {"failed": {"_0": "not now"}}
        if name in ("auditReceived", "auditHeldBy"):
            mine = inquiry[name].get("publisher") == "certification" and not inquiry[name].get("after")
            said = {"messages": {"_0": [event["id"]] if mine else []}}
        elif name == "auditWhole":
            said = {"received": {"_0": [event]}}
        elif name == "auditRecovering":
            said = {"flag": {"_0": False}}
        elif name == "auditEpoch":
            said = {"number": {"_0": 1}}
        elif name in ("auditOwed",):
            said = {"owed": {"_0": []}}
        elif name == "auditHeld":
            said = {"held": {"_0": {}}}
        elif name == "auditLacks":
            said = {"messages": {"_0": []}}
        elif name.startswith("audit"):
            said = {"done": {}}
        channel.basic_publish("", properties.reply_to, json.dumps(said).encode(), pika.BasicProperties(
            message_id=new_id(), type="ccs.answer.v1", app_id="registration", user_id="ccs-registration",
            correlation_id=properties.message_id, delivery_mode=2,
            headers={"ccs_dossier": "", "cloudEvents_time": now()}))
        channel.basic_ack(method.delivery_tag)

    channel.basic_qos(prefetch_count=1)
    channel.basic_consume("ccs.registration.inquiries", answer, arguments={"x-priority": 100})
    tool = subprocess.Popen(["ccs", "audit", "--repair"], env=system.environment, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    one.callback(lambda: tool.poll() is None and tool.kill())
    until = time.monotonic() + 45
    while tool.poll() is None and time.monotonic() < until:
        channel.connection.process_data_events(time_limit=0.1)
    with contextlib.suppress(Exception):
        channel.connection.close()
    if system.journalled("certification", event["id"]):
        sound = system.ccs("journal", "verify", "certification").returncode == 0
        raise Fallen(f"it stands in certification's journal; ccs journal verify says {'sound' if sound else 'unsound'}")
    if "auditReceived" not in asked and "auditWhole" not in asked:
        raise Untried(f"the audit asked the forger for nothing that could be forged: {sorted(set(asked))}")
    return f"{len(asked)} inquiries answered falsely, nothing of it is in the journal"


@attack("forged-source", "registration sends an event in a panel's name, with a version far ahead")
def forged_source(one):
    system, channel = one.system, one.channel("ccs-registration")
    panel = system.panels("p2st")[0]
    stream, id = f"file/{new_id('D')}", new_id("e")
    body = json.dumps({"dossier": stream.split("/")[1], "candidate": "P-x", "changed": []}).encode()
    sent = latest(system, "registration", "registration.registration-accepted.v1")
    if sent is None:
        raise Untried("registration has accepted nobody yet")
    body = json.dumps({**sent, "dossier": stream.split("/")[1]}).encode()
    publish_event(channel, "registration.registration-accepted.v1", body, id, panel, stream, "ccs-registration",
                  version=9_999_999)
    one.eventually(lambda: system.value("evaluation", "SELECT count(*) FROM dead WHERE id = ?", id)
                   or system.value("evaluation", "SELECT count(*) FROM inbox WHERE id = ?", id), 5)
    seen = system.value("evaluation", "SELECT version FROM seen WHERE source = ? AND stream = ?", panel, stream)
    if seen:
        raise Fallen(f"evaluation takes {panel}'s stream for seen up to {seen}")
    reason = system.value("evaluation", "SELECT reason FROM dead WHERE id = ?", id)
    return f"not taken ({reason or 'no trace'})"


def publish_event(channel, kind, body, id, source, stream, user, version=1, exchange="ccs.events", key=None, headers=None):
    channel.basic_publish(exchange, key or ".".join(kind.split(".")[:2]), body, pika.BasicProperties(
        message_id=id, type=kind, app_id=source, user_id=user, delivery_mode=2, content_type="application/json",
        headers={"cloudEvents_specversion": "1.0", "cloudEvents_id": id, "cloudEvents_type": kind,
                 "cloudEvents_source": source, "cloudEvents_subject": stream, "cloudEvents_time": now(),
                 "ccs_version": version, "ccs_epoch": 1, "ccs_digest": token_hex(32), "ccs_actor": "system:x",
                 "ccs_causation": "x", **(headers or {})}))


@attack("forged-award", "one branch's jury user awards a certificate in the name of another branch's panel")
def forged_award(one):
    system = one.system
    panel, mine = system.panels("logi")[0], system.jury_user("p2st")
    channel = one.channel(mine)
    channel.confirm_delivery()
    award = latest(system, system.panels("p2st")[0], "jury.certificate-awarded.v1")
    if award is None:
        raise Untried("no panel has awarded anything yet")
    decision, dossier, id = "D-" + token_hex(20), new_id("D"), new_id("e")
    body = json.dumps({
        **award, "decision": decision, "dossier": dossier, "panel": panel[len("jury."):], "branch": "logi",
        "candidate": new_id("P"), "personal": {
            "identity": {"birthName": "Inconnue", "firstNames": "Aucune", "birthDate": "1990-01-01", "birthPlace": "Lyon"},
            "contact": {"email": "x@courriel.example", "phone": "+33 1 99 00 00 00"}}}).encode()
    kind = type_of(system, "jury.certificate-awarded", "jury.certificate-awarded.v1")
    refused = None
    try:
        publish_event(channel, kind, body, id, panel, f"case/{dossier}", mine)
    except pika.exceptions.AMQPError as error:
        refused = str(error)
    one.eventually(lambda: system.value("certification", "SELECT count(*) FROM dead WHERE id = ?", id)
                   or system.value("certification", "SELECT count(*) FROM inbox WHERE id = ?", id), 5)
    if system.value("certification", "SELECT count(*) FROM journal WHERE dossier = ?", dossier):
        raise Fallen(f"certification has prepared a certificate that {panel} never decided on")
    reason = system.value("certification", "SELECT reason FROM dead WHERE id = ?", id)
    return f"nothing comes of it ({reason or refused or 'no trace'})"


def type_of(system, name, otherwise):
    """The newest version of a type that a panel has journalled."""
    kinds = [row[0] for panel in system.panels("p2st") for row in
             system.rows(panel, "SELECT DISTINCT type FROM journal WHERE type LIKE ?", name + ".v%")]
    return max(kinds, default=otherwise)


@attack("forged-event", "registration sends an event that only certification may send")
def forged_event(one):
    system, channel = one.system, one.channel("ccs-registration")
    issued = latest(system, "certification", "certification.certificate-issued.v1")
    if issued is None:
        raise Untried("no certificate was issued yet")
    id = new_id("e")
    # To the queue itself: its own topic rights would stop it on the exchange.
    publish_event(channel, "certification.certificate-issued.v1", json.dumps(issued).encode(), id, "certification",
                  f"certificate/{issued['content']['certificate']}", "ccs-registration", exchange="", key="ccs.registration")
    one.eventually(lambda: system.value("registration", "SELECT count(*) FROM dead WHERE id = ?", id), 5)
    if system.value("registration", "SELECT count(*) FROM inbox WHERE id = ?", id):
        raise Fallen("registration has taken it")
    return f"not taken ({system.value('registration', 'SELECT reason FROM dead WHERE id = ?', id)})"


@attack("topic-detour", "a jury's user sends an event of certification's through CC and BCC headers")
def topic_detour(one):
    system = one.system
    user = system.jury_user("p2st")
    channel = one.channel(user)
    issued = latest(system, "certification", "certification.certificate-issued.v1")
    if issued is None:
        raise Untried("no certificate was issued yet")
    ids = []
    for header in ("CC", "BCC"):
        ids.append(new_id("e"))
        publish_event(channel, "certification.certificate-issued.v1", json.dumps(issued).encode(), ids[-1], "certification",
                      f"certificate/{issued['content']['certificate']}", user, key="jury.case-opened",
                      headers={header: ["certification.certificate-issued"]})
    time.sleep(1)
    taken = [id for id in ids if system.value("registration", "SELECT count(*) FROM inbox WHERE id = ?", id)]
    if taken:
        raise Fallen("registration has taken it")
    return "nothing comes of it at registration"
