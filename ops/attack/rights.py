"""What the broker itself refuses: each user with rights it does not have."""

import urllib.error

import pika
from frame import Fallen, attack, counted
from juries import refused, widened
from system import new_id

MADE = "ccs.made-by-ops-attack"


@attack("portal-rights", "the portal reads, declares, binds, deletes, and publishes elsewhere than commands",
        planted=widened("ccs-portal", read=".*", write=".*"))
def portal_rights(one):
    return all_refused(one, "ccs-portal", {
        "publish an event": lambda channel: confirmed(channel, "ccs.events", "registration.registration-accepted"),
        "publish to a queue": lambda channel: confirmed(channel, "", "ccs.registration.inquiries"),
        "publish to partners": lambda channel: confirmed(channel, "ccs.partners", "jury.x.p2st"),
        "consume": lambda channel: channel.basic_consume("ccs.registration", lambda *_: None),
        "get": lambda channel: channel.basic_get("ccs.registration.dead"),
        "bind": lambda channel: channel.queue_bind("ccs.registration", "ccs.events", "#"),
        "bind exchanges": lambda channel: channel.exchange_bind("ccs.partners", "ccs.events", "#"),
        "declare a queue": lambda channel: channel.queue_declare(MADE, durable=True),
        "declare an exchange": lambda channel: channel.exchange_declare(MADE, "fanout"),
        "delete": lambda channel: channel.queue_delete("ccs.registration", if_empty=True, if_unused=True),
        "purge": lambda channel: channel.queue_purge("ccs.registration.dead"),
    })


@attack("service-rights", "a service takes from others' queues, publishes others' events, and declares",
        planted=widened("ccs-registration", read=".*"))
def service_rights(one):
    return all_refused(one, "ccs-registration", {
        "consume": lambda channel: channel.basic_consume("ccs.evaluation", lambda *_: None),
        "consume inquiries": lambda channel: channel.basic_consume("ccs.evaluation.inquiries", lambda *_: None),
        "get": lambda channel: channel.basic_get("ccs.certification"),
        "another's event": lambda channel: confirmed(channel, "ccs.events", "certification.certificate-issued"),
        "a command": lambda channel: confirmed(channel, "ccs.commands", "evaluation"),
        "bind": lambda channel: channel.queue_bind("ccs.registration", "ccs.events", "#"),
        "declare": lambda channel: channel.queue_declare(MADE, durable=True),
        "delete": lambda channel: channel.queue_delete("ccs.registration", if_empty=True, if_unused=True),
        "purge": lambda channel: channel.queue_purge("ccs.evaluation"),
    })


@attack("operator-reads-queues", "the operator's user takes from the stores' queues, and from a queue of its own")
def operator_reads_queues(one):
    tries = {store: lambda channel, store=store: channel.basic_get(f"ccs.{store}") for store in one.system.stores()}

    def own(channel):
        channel.queue_declare(MADE, durable=True)
        channel.queue_bind(MADE, "ccs.events", "#")
        channel.basic_get(MADE)

    return all_refused(one, "ccs-operator", {**tries, "a queue of its own bound to all events": own})


def confirmed(channel, exchange, key):
    channel.confirm_delivery()
    channel.basic_publish(exchange, key, b"{}", pika.BasicProperties(type="x.y.v1"))


def put_back(system):
    """Takes away what these attacks make where they may."""
    with system.channel("ccs-operator") as channel:
        channel.queue_unbind("ccs.registration", "ccs.events", "#")
        channel.exchange_unbind("ccs.partners", "ccs.events", "#")
        channel.queue_delete(MADE)
        channel.exchange_delete(MADE)


def all_refused(one, user, tries):
    one.callback(put_back, one.system)
    allowed, codes = [], []
    for name, action in tries.items():
        reason = refused(lambda action=action: action(one.channel(user)))
        if reason is None:
            allowed.append(name)
        else:
            codes.append(reason[1:4])
    if allowed:
        raise Fallen(f"{user} may: {', '.join(allowed)}")
    return f"{len(tries)} tries refused ({counted(codes)})"


@attack("other-user-id", "each user sends a message that names another user as its sender")
def other_user_id(one):
    told = []
    for user, exchange, key in (("ccs-portal", "ccs.commands", "registration"), ("ccs-registration", "ccs.events",
                                "registration.registration-accepted"),
                                (one.system.jury_user("p2st"), "ccs.events", "jury.case-opened")):
        channel = one.channel(user)
        channel.confirm_delivery()
        reason = refused(lambda channel=channel, exchange=exchange, key=key: channel.basic_publish(
            exchange, key, b"{}", pika.BasicProperties(type="x.y.v1", user_id="ccs-operator")))
        told.append(reason[1:4] if reason else "taken")
    if "taken" in told:
        raise Fallen(counted(told))
    return counted(told)


@attack("management-access", "every user but the operator at the management interface")
def management_access(one):
    may, told = [], []
    for user in sorted(set(one.system.secrets) - {"ccs-operator"}):
        for path in ("overview", "queues", "users", "definitions"):
            try:
                one.system.manage(path, user=user)
                may.append(f"{user} {path}")
            except urllib.error.HTTPError as error:
                told.append(error.code)
    if may:
        raise Fallen(", ".join(may))
    return counted(told)


@attack("dead-letter-detour", "a jury's user declares a queue whose dead letters go to the commands")
def dead_letter_detour(one):
    user, told = one.system.jury_user("p2st"), []
    for exchange in ("ccs.commands", "ccs.events"):
        name = f"ccs.lease.p2st-{new_id()}"
        reason = refused(lambda name=name, exchange=exchange: one.channel(user).queue_declare(
            name, exclusive=True, arguments={"x-dead-letter-exchange": exchange, "x-message-ttl": 0,
                                             "x-dead-letter-routing-key": "jury.case-opened"}))
        told.append(f"{exchange}: {reason[1:4] if reason else 'declared'}")
    if "declared" in told[0]:
        raise Fallen("a command may come out of a dead letter")
    return ", ".join(told)
