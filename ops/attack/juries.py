"""The juries' users: other panels' messages, leases, queues."""

import contextlib
import json
import os
import signal
import time

import pika
from frame import Fallen, Untried, attack
from system import new_id, now


def refused(action):
    """Why the broker refuses it; `None` where it does not."""
    try:
        action()
    except pika.exceptions.AMQPError as error:
        return str(error)
    return None


def widened(user, **rights):
    """A weakness to plant: these rights of a user are wider for a while."""
    @contextlib.contextmanager
    def planted(system):
        name = user(system) if callable(user) else user
        path = f"permissions/ccs/{name}"
        own = system.manage(path)
        system.manage(path, "PUT", {**{key: own[key] for key in ("configure", "write", "read")}, **rights})
        try:
            yield
        finally:
            system.manage(path, "PUT", {key: own[key] for key in ("configure", "write", "read")})

    return planted


@attack("stolen-messages", "another branch's jury user takes a panel's messages away",
        planted=widened(lambda system: system.jury_user("logi"), read=".*"))
def stolen_messages(one):
    system = one.system
    user, goals = system.jury_user("logi"), [f"ccs.{panel}" for panel in system.panels("p2st")]
    goals += [f"{goal}.inquiries" for goal in goals] + ["ccs.registration", "ccs.evaluation", "ccs.certification"]
    open_ones = []
    for goal in goals:
        channel = one.channel(user)

        def take(channel=channel, goal=goal):
            channel.basic_consume(goal, lambda *_: None, arguments={"x-priority": 100})

        if refused(take) is None:
            open_ones.append(goal)
    if open_ones:
        raise Fallen(f"{user} may consume {', '.join(open_ones)}")
    return f"{user} is refused {len(goals)} queues"


@attack("squatted-lease", "another branch's jury user, and every service, declares a lease that is not its own",
        planted=widened(lambda system: system.jury_user("logi"), configure=r"^ccs\.lease\..*$"))
def squatted_lease(one):
    system, done = one.system, []
    panel = new_id("jury.p2st")  # of no panel, so that nobody is hurt where it works
    tried = 0
    for user in sorted({system.jury_user("logi"), "ccs-registration", "ccs-evaluation", "ccs-certification", "ccs-portal"}):
        for queue in (f"ccs.lease.p2st-{new_id()}", f"ccs.lease.{panel}", f"ccs.mark.{panel}", f"ccs.{panel}"):
            channel, tried = one.channel(user), tried + 1
            if refused(lambda channel=channel, queue=queue: channel.queue_declare(queue, durable=True)) is None:
                done.append(f"{queue.split('-')[0]}… by {user}")
                one.channel("ccs-operator").queue_delete(queue)
    if done:
        raise Fallen(", ".join(done))
    return f"{tried} declarations refused"


@attack("lease-left-behind", "a plain durable queue stands where a panel's lease should, while its worker starts", 120, last=True)
def lease_left_behind(one):
    system = one.system
    panels = system.panels("logi")
    panel = panels[0][len("jury."):]
    told = system.node("list_queues", "-p", "ccs", "name").split()
    names = [name for name in told if name.startswith("ccs.lease.") and name.endswith(panel)]
    if not names:
        raise Untried(f"{panels[0]} has no lease")
    lease = names[0]
    # Whoever holds the panel is killed; the declaration races with the worker that ops/run starts again.
    holder = system.status()[panels[0]].get("worker") or ""
    workers = [worker for worker in system.workers() if holder.endswith(f"/{system.worker(worker)}")]
    if not workers:
        raise Untried(f"the worker of {panels[0]} is not one of ops/run's: {holder}")
    since = {worker: len(system.log(worker)) for worker in system.workers() if worker.startswith("jury")}
    connection = one.channel("ccs-operator").connection
    # The others stand still meanwhile, or one of them has it first.
    others = [system.worker(worker) for worker in since if worker != workers[0]]
    for number in others:
        os.kill(number, signal.SIGSTOP)
        one.callback(signalled, number, signal.SIGCONT)
    os.kill(system.worker(workers[0]), signal.SIGKILL)
    if not one.eventually(lambda: refused(lambda: connection.channel().queue_declare(lease, durable=True)) is None, 5, 0.001):
        raise Untried(f"{lease} could not be had")
    one.callback(one_delete, system, lease)
    for number in others:
        signalled(number, signal.SIGCONT)

    def reported():
        logs = b"".join(system.log(worker, at) for worker, at in since.items())
        return lease.encode() in logs or lease in system.ccs("status").stdout

    said = one.eventually(reported, 30, 0.5)
    one_delete(system, lease)
    back = one.eventually(lambda: system.status()[panels[0]].get("status") is not None, 30, 0.5)
    if not said:
        raise Fallen(f"the panel stood still, and neither a log nor ccs status named {lease}")
    if not back:
        raise Fallen(f"{panels[0]} does not come back once {lease} is gone")
    return f"named as what holds {panels[0]}; the panel is back once it is gone"


def signalled(number, name):
    with contextlib.suppress(ProcessLookupError):
        os.kill(number, name)


def one_delete(system, queue):
    # A lease that its worker has by now is not to be had.
    with system.channel("ccs-operator") as channel, contextlib.suppress(pika.exceptions.AMQPError):
        channel.queue_delete(queue)


@attack("queues-without-end", "a jury's user declares 1,500 queues under its own leases' names", 60)
def queues_without_end(one):
    system = one.system
    user = system.jury_user("p2st")
    rights = system.manage(f"permissions/ccs/{user}")["configure"]
    channel, made = one.channel(user), 0
    for number in range(1500):
        # Exclusive ones: they go with the connection.
        name = f"ccs.lease.p2st-{number + 100}"
        try:
            channel.queue_declare(name, exclusive=True)
        except pika.exceptions.AMQPError as error:
            return f"refused after {made}: {error} (may configure {rights})"
        made += 1
    raise Fallen(f"{made} queues were made")


@attack("forged-mark", "registration writes how far evaluation has come, and evaluation is killed", 150, last=True)
def forged_mark(one):
    return in_the_marks_place(one, {})


@attack("expired-mark", "registration drives evaluation's mark out with a message that is gone at once, and evaluation is killed",
        150, last=True)
def expired_mark(one):
    return in_the_marks_place(one, {"expiration": "1"})


def in_the_marks_place(one, properties):
    system = one.system
    queue = "ccs.mark.evaluation"
    if system.messages(queue) is None:
        raise Untried(f"there is no queue {queue}")
    with system.channel("ccs-operator") as channel:
        method, _, body = channel.basic_get(queue)
        if method:
            channel.basic_nack(method.delivery_tag, requeue=True)
    mark = {**json.loads(body or b"{}"), "store": "evaluation", "seq": 10**9, "epoch": 1, "digest": "00" * 32}
    since = len(system.log("evaluation"))
    channel = one.channel("ccs-registration")
    channel.confirm_delivery()
    reason = refused(lambda: channel.basic_publish("", queue, json.dumps(mark).encode(), pika.BasicProperties(
        message_id=new_id(), type="ccs.mark.v1", app_id="evaluation", user_id="ccs-registration", delivery_mode=2,
        headers={"cloudEvents_time": now()}, **properties)))
    if reason:
        return reason
    former = system.worker("evaluation")
    os.kill(former, signal.SIGKILL)

    def answers():
        with contextlib.suppress(OSError, ValueError, IndexError):
            return system.worker("evaluation") != former and system.status()["evaluation"].get("status") is not None

    def named():
        return b"ccs-registration" in system.log("evaluation", since)

    if not one.eventually(answers, 60, 0.5):
        system.ccs("mark", "forget", "evaluation")
        raise Fallen("evaluation does not come back by itself" + ("; its log names who wrote its mark" if named() else ""))
    if not properties and not named():
        raise Fallen("evaluation comes back, and its log does not say who wrote in the place of its mark")
    return "evaluation comes back by itself" + ("" if properties else ", and its log names who wrote there")
