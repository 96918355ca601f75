"""What the broker refuses a partner; nobody's code but the broker's keeps these walls.

    walls.py WORK             tries all of it, with the partners' files in that folder; leaves p2st without a binding, and with rights
    walls.py enters FILE      whether who has that file is let in
    walls.py fills QUEUE FILE puts 200 messages more into that queue than it keeps: the oldest go, and nothing else
"""

import base64
import json
import os
import pathlib
import sys
import urllib.parse
import urllib.request

import pika


def address(file):
    lines = dict(line.split("=", 1) for line in pathlib.Path(file).read_text().splitlines() if "=" in line)
    return lines["CCS_PARTNER_URL"].strip("'")


if sys.argv[1] == "enters":
    try:
        pika.BlockingConnection(pika.URLParameters(address(sys.argv[2]))).close()
    except pika.exceptions.AMQPConnectionError:
        sys.exit(1)
    sys.exit(0)
if sys.argv[1] == "fills":
    with pika.BlockingConnection(pika.URLParameters(os.environ["CCS_BROKER_URL"])) as connection:
        channel = connection.channel()
        for number in range(100_200):
            channel.basic_publish("", sys.argv[2], str(number).encode(), pika.BasicProperties(delivery_mode=2))
        channel.confirm_delivery()
        channel.basic_publish("", sys.argv[2], b"100200")
        kept = channel.queue_declare(sys.argv[2], passive=True).method.message_count
    with pika.BlockingConnection(pika.URLParameters(address(sys.argv[3]))) as connection:
        first = int(connection.channel().basic_get(sys.argv[2])[2])
    print(f"{kept} messages are kept, the first is number {first}")
    sys.exit(0 if kept <= 100_000 and first + kept == 100_201 else 1)
work = pathlib.Path(sys.argv[1])


def publish(channel, exchange, key):
    channel.confirm_delivery()
    channel.basic_publish(exchange, key, b"{}")


def refused(url, act):
    """Whether the broker itself refuses that: it closes the channel with 403."""
    connection = pika.BlockingConnection(pika.URLParameters(url))
    try:
        act(connection.channel())
    except pika.exceptions.ChannelClosedByBroker as closed:
        return closed.reply_code == 403
    finally:
        if connection.is_open:
            connection.close()
    return False


def bind(key):
    return lambda channel: channel.queue_bind("partner.p2st", "ccs.partners", key)


own_keys = ["*.*.p2st", "jury.partner-session-closed.p2st", "certification.partner-certificate-revoked.logi"]
other_keys = [
    "#", "*.*.*", "*.*.logi", "#.p2st", "*.*.*.p2st", "registration.partner-registration-accepted.logi",
    "registration.partner-registration-accepted.*", "certification.partner-certificate-recognised.logi",
    "certification.partner-certificate-issued.#", "certification.#",
]
others = {
    **{f"bind {key}": bind(key) for key in own_keys + other_keys},
    "unbind": lambda channel: channel.queue_unbind("partner.p2st", "ccs.partners", "*.*.p2st"),
    "bind events": lambda channel: channel.queue_bind("partner.p2st", "ccs.events", "*.*.p2st"),
    "bind another's queue": lambda channel: channel.queue_bind("partner.logi", "ccs.partners", "*.*.p2st"),
    "read another's queue": lambda channel: channel.basic_get("partner.logi"),
    "consume from another's": lambda channel: channel.basic_consume("partner.logi", lambda *_: None),
    "empty another's queue": lambda channel: channel.queue_purge("partner.logi"),
    "delete its queue": lambda channel: channel.queue_delete("partner.p2st"),
    "read a store's queue": lambda channel: channel.basic_get("ccs.registration"),
    "declare a queue": lambda channel: channel.queue_declare("partner.more", durable=True),
    "declare one for a connection": lambda channel: channel.queue_declare("", exclusive=True),
    "declare an exchange": lambda channel: channel.exchange_declare("partner.more", "fanout"),
    "bind exchanges": lambda channel: channel.exchange_bind("ccs.partners", "ccs.events", "#"),
    "tell others": lambda channel: publish(channel, "ccs.partners", "registration.partner-registration-accepted.p2st"),
    "send a command": lambda channel: publish(channel, "ccs.commands", "registration"),
    "send an event": lambda channel: publish(channel, "ccs.events", "registration.registration-accepted"),
    "send to a queue": lambda channel: publish(channel, "", "partner.p2st"),
}


def widen(user, write, read):
    """Gives a user a right that it does not have, as somebody might by mistake."""
    place = urllib.parse.urlsplit(os.environ["CCS_MANAGEMENT_URL"])
    body = json.dumps({"configure": "", "write": write, "read": read}).encode()
    request = urllib.request.Request(f"http://{place.hostname}:{place.port}/api/permissions/ccs/{user}", body, method="PUT")
    credentials = f"{place.username}:{place.password}".encode()
    request.add_header("Authorization", "Basic " + base64.b64encode(credentials).decode())
    request.add_header("Content-Type", "application/json")
    urllib.request.urlopen(request).close()


url = address(work / "p2st.env")
faults = [f"is not refused: {name}" for name, act in others.items() if not refused(url, act)]
if refused(url, lambda channel: channel.basic_get("partner.p2st")):
    faults.append("is refused: read its queue")

connections = []
try:
    for _ in range(8):
        connections.append(pika.BlockingConnection(pika.URLParameters(url)))
    faults.append("8 connections at once are not refused")
except pika.exceptions.AMQPConnectionError:
    if len(connections) != 4:
        faults.append(f"{len(connections)} connections at once, and no more")
for connection in connections:
    connection.close()
parsed = urllib.parse.urlsplit(url)
wrong = url.replace(f":{parsed.password}@", ":wrong@")
try:
    pika.BlockingConnection(pika.URLParameters(wrong)).close()
    faults.append("a wrong password is taken")
except pika.exceptions.AMQPConnectionError:
    pass

# Let bind by mistake, it is held to its own keys; and the tries above can fail. `ccs partner add` puts it right.
widen("ccs-partner-p2st", "^partner\\.p2st$", "^(partner\\.p2st|ccs\\.partners)$")
faults += [f"may bind, and is refused {key}" for key in own_keys if refused(url, bind(key))]
faults += [f"may bind, and is not refused {key}" for key in other_keys if not refused(url, bind(key))]
with pika.BlockingConnection(pika.URLParameters(url)) as connection:
    for key in own_keys:
        connection.channel().queue_unbind("partner.p2st", "ccs.partners", key)
for fault in faults:
    print(f"ops/partners: {fault}")
sys.exit(1 if faults else 0)
