"""Answers: addresses that break links, that lead into others' queues, and answers in another's name."""

import contextlib
import subprocess
import time
from base64 import b64encode
from secrets import token_bytes

import pika
from frame import Fallen, Untried, attack
from people import File
from system import Asker, new_id, now, said

EMPTY = "registration.accept-registration.v1"


def honest(asker, count=1):
    """Commands that are refused at once, and so answered without changing anything."""
    return [asker.send(EMPTY, {"dossier": new_id("D"), "officer": "P-x"}, "registration", "officer@p2st:P-x")
            for _ in range(count)]


def flood(one, address, seconds, inquirer=None):
    """Twenty commands a second with such a reply address, forty honest ones meanwhile: how many are answered in 1.5 s."""
    bad, good = Asker(one.system), inquirer or one.asker()
    one.callback(bad.close)
    answered = asked = sent = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until and asked < 40:
        for _ in range(4):
            # Without a consumer of replies of its own, or the broker puts its own address there.
            bad.send(EMPTY, {"dossier": new_id("D"), "officer": "P-x"}, "registration", "officer@p2st:P-x",
                     reply_to=address() if callable(address) else address)
            sent += 1
        start = time.monotonic()
        if inquirer:
            answered += good.inquire("registration", {"auditEpoch": {}}, seconds=1.5) is not None
        else:
            answered += good.wait(honest(good), 1.5)
        asked += 1
        time.sleep(max(0, 0.2 - (time.monotonic() - start)))
    return answered, asked, sent


def events_flow(one):
    """A file that registration accepts reaches evaluation; whoever sent false addresses may wait for his own answers."""
    file, portal = File(), one.asker()
    for action in (lambda: file.register(one.system, portal, id=file.dossier, seconds=2), lambda: file.accept(portal, seconds=2)):
        if not one.eventually(lambda: said(action()) == "accepted", 40):
            return False
    return file.reaches_evaluation(one)


def connections(system, worker):
    """The ports from which a service's links come, by their names."""
    told = system.node("list_connections", "user", "peer_port", "client_properties")
    return {line.split("\t")[1] for line in told.splitlines() if line.startswith(worker + "\t")}


@attack("bogus-reply-address", "twenty commands a second with a reply address that means nothing", 90)
def bogus_reply_address(one):
    before = connections(one.system, "ccs-registration")
    answered, asked, sent = flood(one, "amq.rabbitmq.reply-to.AAAA.BBBB", 12)
    lost = before - connections(one.system, "ccs-registration")
    if answered < asked:
        raise Fallen(f"of {asked} honest commands of the same user {answered} were answered in 1.5 s, {sent} bogus ones")
    if not events_flow(one):
        raise Fallen("events no longer reach evaluation")
    if lost:
        raise Fallen(f"registration has lost {len(lost)} links by it")
    return f"{answered} of {asked} honest commands answered beside {sent} bogus ones, no link lost, events flow"


@attack("well-formed-address", "the same with well-formed addresses of a node that is none; the operator asks meanwhile", 90)
def well_formed_address(one):
    def address():
        pid = b"\x83\x67\x77\x06nobody" + token_bytes(8) + b"\x00\x00\x00\x01"
        return "amq.rabbitmq.reply-to." + b64encode(pid).decode() + "." + b64encode(token_bytes(16)).decode()

    answered, asked, sent = flood(one, address, 12, one.asker("ccs-operator"))
    if answered < asked:
        raise Fallen(f"of {asked} questions of the operator {answered} were answered in 1.5 s, beside {sent} bogus commands")
    if not events_flow(one):
        raise Fallen("events no longer reach evaluation")
    return f"{answered} of {asked} questions of the operator answered beside {sent} bogus commands, events flow"


@attack("answers-elsewhere", "reply addresses that are other queues: stores, notices, inquiries, presence, another user's", 60)
def answers_elsewhere(one):
    system, portal = one.system, one.asker()
    before = system.queues()
    presence = sorted(name for name in before if name.startswith("ccs.presence."))
    marks = sorted(name for name in before if name.startswith("ccs.mark."))
    goals = ["ccs.evaluation", "ccs." + system.panels("p2st")[0], "ccs.registration.dead", "ccs.evaluation.inquiries",
             *presence, *marks[:1]]
    operator = one.channel("ccs-operator")
    for queue in (f"ccs.replies.ccs-operator.{new_id()}", f"ccs.replies.ccs-portal-x.{new_id()}"):
        operator.queue_declare(queue, exclusive=True, auto_delete=True)
        goals.append(queue)
    dead = "SELECT count(*) FROM dead WHERE sender = 'ccs-registration'"
    stores = {goal: system.value(goal[len("ccs."):], dead) for goal in goals[:2]}
    ids = [portal.send(EMPTY, {"dossier": new_id("D"), "officer": "P-x"}, "registration", "officer@p2st:P-x", reply_to=goal)
           for goal in goals for _ in range(3)]
    portal.wait(honest(portal), 10)
    decided = "SELECT count(*) FROM inbox WHERE id = ?"
    one.eventually(lambda: system.value("registration", decided, ids[-1]), 5)
    time.sleep(1)
    reached = [goal for goal, count in stores.items() if system.value(goal[len("ccs."):], dead) > count]
    after = system.queues()
    # A notice that an address is no address is the service's own, and has no body.
    reached += [goal for goal in goals[2:] if goal not in marks and not goal.endswith(".dead")
                and after.get(goal, 0) > before.get(goal, 0)]
    reached += [goal for goal in goals if goal.endswith(".dead") and "ccs.answer.v1" in types_in(system, goal)]
    if marks and not mark_is_own(system, marks[0]):
        reached.append(marks[0])
    if reached:
        for queue in presence:
            if queue in reached:
                # What nobody acknowledges stays in the presence queue for ever.
                with contextlib.suppress(Exception):
                    one.channel("ccs-operator").queue_purge(queue)
        raise Fallen(f"answers of registration lie in {', '.join(reached)}")
    return f"none of {len(goals)} queues got one"


def types_in(system, queue):
    """The types of the messages in a queue, which stay there."""
    with system.channel("ccs-operator") as channel:
        types, tag = set(), None
        for _ in range(2000):
            method, properties, _ = channel.basic_get(queue)
            if method is None:
                break
            tag = method.delivery_tag
            types.add(properties.type)
        if tag:
            channel.basic_nack(tag, multiple=True, requeue=True)
        return types


def mark_is_own(system, queue):
    """Whether what lies in a store's mark queue is its service's; looked at as an operator does, and put back."""
    store = queue[len("ccs.mark."):]
    with system.channel("ccs-operator") as channel:
        method, properties, _ = channel.basic_get(queue)
        if method is None:
            return True
        channel.basic_nack(method.delivery_tag, requeue=True)
        return properties.user_id == system.user_of(store) and properties.type != "ccs.answer.v1"


@attack("answer-in-other-name", "registration answers the operator for evaluation, before evaluation can", 60)
def answer_in_other_name(one):
    system, channel = one.system, one.channel("ccs-registration")
    mark = "FORGED-BY-REGISTRATION"

    asked = []

    def take(_channel, method, properties, _body):
        # Its own question goes back to the service; what is wanted is where the tool takes its answers.
        channel.basic_cancel(tag)
        channel.basic_nack(method.delivery_tag, requeue=True)
        asked.append(properties)

    def forge():
        head, _, number = asked[0].message_id.rpartition("-")
        for ahead in range(1, 13):
            for question in ([f"{head}-{int(number) + ahead}"] if number.isdigit() else []) + [asked[0].message_id]:
                channel.basic_publish("", asked[0].reply_to, b'{"faults":{"_0":["%s"]}}' % mark.encode(),
                                      pika.BasicProperties(
                    message_id=new_id(), type="ccs.answer.v1", app_id="evaluation", user_id="ccs-registration",
                    correlation_id=question, delivery_mode=2, headers={"ccs_dossier": "", "cloudEvents_time": now()}))

    channel.basic_qos(prefetch_count=1)
    tag = channel.basic_consume("ccs.registration.inquiries", take, arguments={"x-priority": 100})
    tool = subprocess.Popen(["ccs", "journal", "verify"], env=system.environment, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    one.callback(lambda: tool.poll() is None and tool.kill())
    until = time.monotonic() + 30
    while tool.poll() is None and time.monotonic() < until:
        channel.connection.process_data_events(time_limit=0.001 if asked else 0.1)
        if asked and channel.is_open:
            forge()
    if tool.poll() is None:
        raise Untried("ccs journal verify is not over after 30 s")
    if not asked:
        raise Untried("the tool asked registration nothing")
    told = tool.stdout.read().decode(errors="replace")
    if mark in told.partition("evaluation")[2]:
        raise Fallen("ccs journal verify shows what registration said as evaluation's")
    if "evaluation: sound" not in told:
        raise Fallen(f"evaluation's own answer is not shown: {told[:150]}")
    return "the tool shows evaluation's own answer"


@attack("unroutable-reply", "reply addresses that lead nowhere, and x-death headers")
def unroutable_reply(one):
    portal = one.asker()
    for address in ("nowhere", "x" * 255, "amq.rabbitmq.reply-to", " "):
        portal.send(EMPTY, {"dossier": new_id("D"), "officer": "P-x"}, "registration", "officer@p2st:P-x", reply_to=address,
                    headers={"x-death": [{"count": 1000, "queue": "ccs.registration", "reason": "rejected"}]})
    answer = portal.ask(EMPTY, {"dossier": new_id("D"), "officer": "P-x"}, "registration", "officer@p2st:P-x")
    if answer is None:
        raise Fallen("an honest command has no answer any more")
    return f"an honest command afterwards is answered ({said(answer)})"
