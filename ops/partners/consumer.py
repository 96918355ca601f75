#!/usr/bin/env python3
"""Keeps what a partner branch is told in an SQLite file, each once: consumer.py FILE"""
import os
import sqlite3
import ssl
import sys
import time

import pika

store = sqlite3.connect(sys.argv[1], isolation_level=None)  # each statement commits
store.execute("CREATE TABLE IF NOT EXISTS told(source, id, type, at, body, PRIMARY KEY(source, id))")


def address():
    parameters = pika.URLParameters(os.environ["CCS_PARTNER_URL"])
    if authority := os.environ.get("CCS_PARTNER_CA"):
        trust = ssl.create_default_context(cadata=authority)
        parameters.ssl_options = pika.SSLOptions(trust, parameters.host)
    return parameters


def take(channel, delivery, properties, body):
    told = [properties.headers[f"cloudEvents_{name}"] for name in ("source", "id", "type", "time")]
    if store.execute("INSERT OR IGNORE INTO told VALUES(?, ?, ?, ?, ?)", (*told, body.decode())).rowcount:
        print(told[2], body.decode(), flush=True)  # new: do here, or later out of the file, what is to be done
    channel.basic_ack(delivery.delivery_tag)  # only now may the broker forget it


while True:
    try:
        with pika.BlockingConnection(address()) as connection:
            channel = connection.channel()
            channel.basic_qos(prefetch_count=100)
            channel.basic_consume(os.environ["CCS_PARTNER_QUEUE"], take)
            channel.start_consuming()
    except (pika.exceptions.AMQPError, OSError) as fault:
        print(f"again in 3 s: {fault!r}", file=sys.stderr, flush=True)
    time.sleep(3)
