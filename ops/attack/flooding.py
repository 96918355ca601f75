"""Too much of something."""

import contextlib
import json
import time

import pika
from frame import Fallen, attack
from juries import refused
from keeping import discard_all
from system import new_id, said

BAD = "registration.register-candidate.v1"
GOOD = "registration.accept-registration.v1"


def honest(portal, seconds=20):
    """How long an honest command waits for its answer."""
    start = time.monotonic()
    answer = portal.ask(GOOD, {"dossier": new_id("D"), "officer": "P-x"}, "registration", "officer@p2st:P-x", seconds=seconds)
    if answer is None:
        raise Fallen(f"an honest command has no answer in {seconds} s")
    return time.monotonic() - start


@attack("letters-of-one-id", "1,000 malformed messages under one id, against 1,000 under ids of their own", 120)
def letters_of_one_id(one):
    portal, other = one.asker(), one.asker()
    waits = []
    for id in (lambda _: new_id(), lambda _, same=new_id(): same):
        for number in range(1000):
            portal.send(BAD, b"x%d" % number, "registration", "candidate:P-x", id=id(number), reply_to=None)
        waits.append(honest(other, 60))
    discard_all(one, "registration", 50)
    apart, together = waits
    if together > 4 * apart + 1:
        raise Fallen(f"an honest command behind them waits {together:.1f} s instead of {apart:.1f} s")
    return f"an honest command behind them waits {together:.1f} s, behind ids of their own {apart:.1f} s"


@attack("oversized-letters", "twelve bodies of 2 MB that nothing can be made of", 90)
def oversized_letters(one):
    system, portal, ids = one.system, one.asker(), []
    for _ in range(12):
        ids.append(portal.send(BAD, b" " * 2_000_000, "registration", "candidate:P-x"))
    honest(one.asker(), 60)
    marks = ",".join("?" * len(ids))
    kept = lambda: system.rows("registration", f"SELECT length(message) FROM dead WHERE id IN ({marks})", *ids)
    one.eventually(lambda: len(kept()) >= 1, 5)
    total = sum(row[0] for row in kept())
    discard_all(one, "registration", 50)
    if total > 12 * 16_384:
        raise Fallen(f"{total:,} bytes of them are kept")
    return f"{total:,} bytes of them are kept"


@attack("letters-of-one-sender", "3,000 malformed messages of one sender, each of 5 KB", 120)
def letters_of_one_sender(one):
    system, portal = one.system, one.asker()
    before = system.value("registration", "SELECT count(*) FROM dead")
    for number in range(3000):
        portal.send(BAD, b"x%d" % number + b" " * 5_000, "registration", "candidate:P-x", reply_to=None)
    honest(one.asker(), 90)
    kept = system.value("registration", "SELECT count(*) FROM dead") - before
    discard_all(one, "registration", 200)
    if kept >= 3000:
        raise Fallen(f"all {kept} are kept, each with its body")
    return f"{kept} of 3,000 are kept"


def widened_limits(user):
    """A weakness to plant: the user's limits are gone for a while."""
    @contextlib.contextmanager
    def planted(system):
        path = f"user-limits/{user}"
        own = (system.manage(path) or [{}])[0].get("value", {})
        for name in own:
            system.manage(f"{path}/{name}", "DELETE")
        try:
            yield
        finally:
            for name, value in own.items():
                system.manage(f"{path}/{name}", "PUT", {"value": value})

    return planted


@attack("connections-without-end", "200 connections of one user, of each user", 90, planted=widened_limits("ccs-portal"))
def connections_without_end(one):
    system, told, unbounded = one.system, [], []
    for user in sorted(system.secrets):
        opened = []

        def more(user=user, opened=opened):
            opened.append(system.connect(user))

        reason = None
        while len(opened) < 200 and reason is None:
            reason = refused(more)
        for connection in opened:
            connection.close()
        told.append(f"{user} {len(opened)}")
        if reason is None:
            unbounded.append(user)
    if unbounded:
        raise Fallen(f"no bound at 200 for {', '.join(unbounded)}")
    return "refused after: " + ", ".join(told)


@attack("channels-without-end", "channels on one connection of the portal, until they are refused", 60)
def channels_without_end(one):
    connection, made = one.system.connect("ccs-portal"), 0
    one.callback(lambda: connection.is_open and connection.close())
    try:
        while made < 400:
            connection.channel()
            made += 1
    except Exception as error:  # pika has its own ways to say that there are none left
        return f"refused after {made}: {type(error).__name__}"
    raise Fallen("400 channels were opened on one connection")


@attack("long-after", "a command that builds on 20,000 events, and one hundred of them", 90)
def long_after(one):
    portal, other = one.asker(), one.asker()
    # As many as a frame takes.
    many = ",".join(f"e{number}" for number in range(20_000))[:120_000].rsplit(",", 1)[0]
    ids = [portal.send(GOOD, {"dossier": new_id("D"), "officer": "P-x"}, "registration", "officer@p2st:P-x",
                       headers={"ccs_after": many}) for _ in range(100)]
    waited = honest(other, 60)
    answered = portal.wait(ids, 10)
    first = said(json.loads(portal.answers[ids[0]])) if ids[0] in portal.answers else "no answer"
    if first in ("notYet", "no answer"):
        raise Fallen(f"a command that waits for {many.count(',') + 1} events is taken ({first}); behind a hundred of them an "
                     f"honest one waits {waited:.1f} s")
    return f"{answered} refused ({first}); an honest one behind them waits {waited:.1f} s"


@attack("forged-delivery-count", "2,000 commands that say they came back before, against 2,000 that do not", 90)
def forged_delivery_count(one):
    portal = one.asker()
    waits = []
    for headers in ({}, {"x-delivery-count": 3}):
        start = time.monotonic()
        ids = [portal.send(GOOD, {"dossier": new_id("D"), "officer": "P-x"}, "registration", "officer@p2st:P-x",
                           headers=headers) for _ in range(2000)]
        answered = portal.wait(ids, 40)
        waits.append(time.monotonic() - start)
        if answered < 2000:
            raise Fallen(f"{2000 - answered} of 2,000 had no answer in 40 s ({headers or 'plain'})")
    plain, forged = waits
    attempts = one.system.value("registration", "SELECT count(*) FROM attempt")
    if forged > 4 * plain + 1:
        raise Fallen(f"they take {forged:.1f} s instead of {plain:.1f} s")
    return f"answered in {forged:.1f} s and {plain:.1f} s; {attempts} attempts are kept"


@attack("unread-answers", "3,000 commands whose answers are never read", 60)
def unread_answers(one):
    lazy = one.asker()
    for _ in range(3000):
        lazy.channel.basic_publish("ccs.commands", "registration", b"{}", pika.BasicProperties(
            message_id=new_id(), type=GOOD, app_id="attack", user_id="ccs-portal", reply_to="amq.rabbitmq.reply-to",
            timestamp=int(time.time()), headers={"ccs_actor": "officer@p2st:P-x"}))
    waited = honest(one.asker(), 30)
    discard_all(one, "registration", 50)
    return f"an honest command behind them waits {waited:.1f} s"
