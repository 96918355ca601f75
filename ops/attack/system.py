"""The running system as who attacks it finds it: its broker, its users' passwords, its stores and its tool."""

import contextlib
import glob
import json
import os
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
import uuid
from base64 import b64encode
from datetime import datetime, timezone

import pika

VHOST = "ccs"


class NoSystem(Exception):
    """There is nothing to attack."""


def now():
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (time.time() * 1000 % 1000)


def new_id(prefix="x"):
    return f"{prefix}-{uuid.uuid4()}"


class System:
    """Everything that `ops/run` keeps in its folder."""

    def __init__(self, folder):
        self.folder = os.path.realpath(folder)
        try:
            self.secrets = dict(self._pairs("secrets"))
            ports = dict(self._pairs("broker/ports"))
        except OSError as error:
            raise NoSystem(f"no running ops/run in {self.folder}: {error}") from error
        self.amqp, self.management = int(ports["amqp"]), int(ports["management"])
        told = subprocess.run(
            ["bash", "-c", '. "$0" && env -0', os.path.join(self.folder, "environment")],
            capture_output=True, text=True, check=True,
        ).stdout
        self.environment = dict(pair.split("=", 1) for pair in told.split("\0") if "=" in pair)
        self.environment["CCS_LOG_LEVEL"] = "warning"

    def _pairs(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return [line.strip().split("=", 1) for line in file if "=" in line]

    # ---- users ----

    def jury_user(self, branch):
        """The user of a branch's juries; one for all branches where there is no other."""
        own = f"ccs-jury-{branch}"
        return own if own in self.secrets else "ccs-jury"

    def user_of(self, store):
        if store.startswith("jury."):
            return self.jury_user(store[len("jury."):].rsplit("-", 1)[0])
        return f"ccs-{store}"

    def connect(self, user, **parameters):
        parameters.setdefault("heartbeat", 30)
        parameters.setdefault("socket_timeout", 5)
        parameters.setdefault("blocked_connection_timeout", 10)
        return pika.BlockingConnection(
            pika.ConnectionParameters(
                "127.0.0.1", self.amqp, VHOST, pika.PlainCredentials(user, self.secrets[user]),
                client_properties={"connection_name": "ops/attack"}, **parameters,
            )
        )

    @contextlib.contextmanager
    def channel(self, user, **parameters):
        """A channel of a connection of its own, which is closed at the end however that comes."""
        connection = self.connect(user, **parameters)
        try:
            yield connection.channel()
        finally:
            with contextlib.suppress(Exception):
                connection.close()

    # ---- the broker's management, as any user ----

    def manage(self, path, method="GET", body=None, user="ccs-operator"):
        request = urllib.request.Request(f"http://127.0.0.1:{self.management}/api/{path}", method=method)
        password = f"{user}:{self.secrets[user]}".encode()
        request.add_header("authorization", "Basic " + b64encode(password).decode())
        data = None
        if body is not None:
            request.add_header("content-type", "application/json")
            data = json.dumps(body).encode()
        with urllib.request.urlopen(request, data, timeout=10) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def queues(self):
        """How many messages lie in each queue, delivered ones included; read from the queues, not from statistics."""
        told = self.node("list_queues", "-p", VHOST, "name", "messages")
        lines = (line.partition("\t") for line in told.splitlines())
        return {name: int(count) for name, _, count in lines if count.isdigit()}

    def messages(self, queue):
        return self.queues().get(queue)

    def node(self, *arguments):
        root = self.environment["CCS_ROOT"]
        return subprocess.run(
            [os.path.join(root, "ops/broker/node"), "ctl", os.path.join(self.folder, "broker"), *arguments],
            capture_output=True, text=True, check=True, timeout=60,
        ).stdout

    # ---- stores, read only ----

    def stores(self):
        return sorted(os.path.basename(path)[: -len(".sqlite")] for path in self._files())

    def panels(self, branch):
        return [store for store in self.stores() if store.startswith(f"jury.{branch}-")]

    def _files(self):
        # The portal's lists are no store.
        return [path for path in glob.glob(os.path.join(self.folder, "data/*/*.sqlite"))
                if os.path.basename(path) != "portal.sqlite"]

    def file_of(self, store):
        for path in self._files():
            if os.path.basename(path) == f"{store}.sqlite":
                return path
        raise NoSystem(f"there is no store {store}")

    def rows(self, store, query, *arguments):
        with contextlib.closing(sqlite3.connect(f"file:{self.file_of(store)}?mode=ro", uri=True, timeout=5)) as database:
            return database.execute(query, arguments).fetchall()

    def value(self, store, query, *arguments):
        rows = self.rows(store, query, *arguments)
        return rows[0][0] if rows else None

    def journalled(self, store, event):
        return self.value(store, "SELECT count(*) FROM journal WHERE id = ?", event) > 0

    # ---- processes and the tool ----

    def ccs(self, *arguments, timeout=60, **settings):
        return subprocess.run(
            ["ccs", *arguments], capture_output=True, text=True, errors="replace", timeout=timeout,
            env={**self.environment, **settings}, stdin=subprocess.DEVNULL,
        )

    def status(self):
        """Each store's report, by its name."""
        told = self.ccs("status", "--json")
        if not told.stdout.strip():
            raise NoSystem(f"ccs status: {told.stderr.strip()}")
        return {report["store"]: report for report in json.loads(told.stdout)}

    def worker(self, name):
        """The process of a worker of ops/run."""
        with open(os.path.join(self.folder, "pid", name), encoding="utf-8") as file:
            return int(file.read().split()[1])

    def workers(self):
        return sorted(name for name in os.listdir(os.path.join(self.folder, "pid")) if not name.endswith(".new"))

    def log(self, worker, since=0):
        with open(os.path.join(self.folder, "log", f"{worker}.log"), "rb") as file:
            file.seek(since)
            return file.read()


class Asker:
    """Somebody who sends commands and reads the answers."""

    def __init__(self, system, user="ccs-portal"):
        self.user = user
        self.connection = system.connect(user)
        self.channel = self.connection.channel()
        self.answers, self.returned = {}, set()
        self.channel.basic_consume("amq.rabbitmq.reply-to", self._take, auto_ack=True)
        self.channel.add_on_return_callback(lambda _c, _m, properties, _b: self.returned.add(properties.message_id))

    def _take(self, _channel, _method, properties, body):
        self.answers[properties.correlation_id] = body

    def send(
        self, kind, body, to, actor=None, id=None, reply_to="amq.rabbitmq.reply-to", headers=None, exchange="ccs.commands",
        key=None, **properties,
    ):
        """Sends a command, or whatever else; what is given in `headers` and `properties` stands instead of what is right."""
        id = id or new_id()
        merged = {"cloudEvents_time": now()}
        if actor:
            merged["ccs_actor"] = actor
        merged.update(headers or {})
        told = {
            "message_id": id, "type": kind, "app_id": "attack", "user_id": self.user, "delivery_mode": 2,
            "content_type": "application/json", "reply_to": reply_to,
            "headers": {name: value for name, value in merged.items() if value is not None}, **properties,
        }
        if isinstance(body, dict):
            if body.get("dossier"):
                told.setdefault("correlation_id", body["dossier"])
            body = json.dumps(body).encode()
        self.channel.basic_publish(
            exchange, key or to, body if isinstance(body, bytes) else body.encode(), pika.BasicProperties(**told)
        )
        return id

    def wait(self, ids, seconds):
        """Waits until all of them are answered; how many are."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not all(id in self.answers for id in ids):
            self.connection.process_data_events(time_limit=0.05)
        return sum(id in self.answers for id in ids)

    def ask(self, kind, body, to, actor=None, seconds=10, **rest):
        """The answer as a dictionary; `None` when none came in time."""
        id = self.send(kind, body, to, actor, **rest)
        self.wait([id], seconds)
        return json.loads(self.answers[id]) if id in self.answers else None

    def inquire(self, store, inquiry, seconds=10):
        """What a store answers the operator."""
        return self.ask("ccs.inquiry.v1", json.dumps(inquiry), store, seconds=seconds, exchange="",
                        key=f"ccs.{store}.inquiries")

    def close(self):
        with contextlib.suppress(Exception):
            self.connection.close()


def said(answer):
    """An answer in a word: accepted, a refusal's code, or silence."""
    if answer is None:
        return "no answer"
    if answer.get("status") == "refused":
        return answer["refusal"]["code"]
    return answer.get("status") or next(iter(answer), "nothing")
