"""Holds the metrics, the rules, the alerts and the dashboards of this folder against Prometheus itself.

usage: check.py DIR PROGRAMS CCS

DIR is the folder of a running `ops/run --demo`, PROGRAMS that of Debian's promtool, CCS that of the operator's tool. It is
checked that

- promtool accepts the rules, both configurations, and each process's metrics, and refuses a damaged rule;
- the containers' health check says of each process what its /ready says, with the broker and without it;
- promtool's tests of the rules pass, and each alert is tried by one of them;
- each alert has its entry in the runbook;
- each expression of each dashboard has a series on the running system;
- alerts fire on the running system when a fault is planted, and end once it is cured;
- nothing that is shown names a person or a file.
"""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "ops" / "attack"))

from ruamel.yaml import YAML  # noqa: E402
from system import Asker, System  # noqa: E402

run, programs, ccs = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
system = System(run)
system.environment["CCS_ROOT"] = str(ROOT)
faults = []


def fail(text):
    faults.append(text)
    print(f"FAULT: {text}", flush=True)


def done(text):
    print(f"ok: {text}", flush=True)


def promtool(*arguments, text=None):
    return subprocess.run(
        [programs / "promtool", *map(str, arguments)], input=text, text=True, capture_output=True, cwd=HERE
    )


def get(address):
    """What is answered, and with which code."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError as error:
        return 0, str(error)


def until(seconds, condition):
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found or time.monotonic() > end:
            return found
        time.sleep(0.5)


def targets():
    return json.loads((run / "targets.json").read_text())


def processes():
    """Where each worker shows itself, by its name."""
    return {each["labels"]["worker"]: each["targets"][0] for each in targets() if each["labels"]["job"] == "ccs"}


def alertNames():
    return re.findall(r"^ +- alert: (\w+)$", (HERE / "rules.yml").read_text(), re.M)


# ---- what needs no running Prometheus ----


def checkRules():
    found = promtool("check", "rules", "rules.yml")
    if found.returncode:
        fail(f"promtool refuses the rules: {found.stdout}{found.stderr}")
    damaged = (HERE / "rules.yml").read_text().replace("ccs_ready == 0", "ccs_ready === 0")
    (run / "damaged.yml").write_text(damaged)
    if promtool("check", "rules", run / "damaged.yml").returncode == 0:
        fail("promtool takes a damaged rule")
    for config in ("prometheus.yml", "prometheus.compose.yml"):
        found = promtool("check", "config", config)
        if found.returncode:
            fail(f"promtool refuses {config}: {found.stdout}{found.stderr}")
    found = promtool("test", "rules", "rules.test.yml")
    if found.returncode:
        fail(f"the tests of the rules fail: {found.stdout}{found.stderr}")
    tried = set(re.findall(r"^ +alertname: (\w+)\n +exp_alerts:\n", (HERE / "rules.test.yml").read_text(), re.M))
    runbook = (ROOT / "ops" / "runbook.md").read_text()
    for alert in alertNames():
        if alert not in tried:
            fail(f"{alert}: no test of the rules makes it fire")
        if f"### {alert}\n" not in runbook:
            fail(f"{alert}: no entry in the runbook")
    for entry in re.findall(r"^### (Ccs\w+)$", runbook, re.M):
        if entry not in alertNames():
            fail(f"the runbook has an entry for {entry}, which no rule knows")
    done(f"{len(alertNames())} alerts, each with its test and its entry in the runbook")


def checkMetrics():
    shown = ""
    for worker, address in processes().items():
        code, text = get(f"http://{address}/metrics")
        if code != 200 or "ccs_ready 1\n" not in text:
            fail(f"{worker} shows no metrics, or is not ready: {code} {text[:300]}")
        found = promtool("check", "metrics", text=text)
        if found.returncode:
            fail(f"{worker}: promtool: {found.stdout}{found.stderr}")
        for path, right in (("live", 200), ("ready", 200), ("else", 404)):
            code, text_ = get(f"http://{address}/{path}")
            if code != right:
                fail(f"{worker}: /{path} answers {code}: {text_[:300]}")
        if not healthy(address):
            fail(f"{worker}: the containers' health check says that it is not healthy")
        shown += text
    for name in set(re.findall(r"^# TYPE (\w+)", shown, re.M)):
        if not re.match(r"(ccs|messaging|process)_", name):
            fail(f"{name} is a name of no convention")
    # The demonstration's people and files, as their services know them.
    for marker in markers():
        if marker in shown:
            fail(f"metrics name {marker!r}")
    done("metrics and health of each process")


def healthy(address):
    """What the containers' health check says of a process: docker-compose.yml's own command, at that process's port."""
    command = YAML(typ="safe").load((ROOT / "docker-compose.yml").read_text())["x-service"]["healthcheck"]["test"]
    assert command[:3] == ["CMD", "bash", "-c"], command
    text = command[3].replace("9464", address.rsplit(":", 1)[1])
    return subprocess.run(["bash", "-c", text], capture_output=True, timeout=10).returncode == 0


def markers():
    """Numbers of files and of persons out of the registration's journal."""
    with sqlite3.connect(f"file:{run}/data/registration/registration.sqlite?mode=ro", uri=True) as store:
        rows = store.execute("SELECT dossier, actor FROM journal UNION SELECT person, actor FROM inbox").fetchall()
    found = {each.split(":")[-1] for row in rows for each in row if each and len(each) > 5}
    if len(found) < 10:
        fail(f"too few markers to search for: {found}")
    return found


# ---- a Prometheus ----


class Watching:
    """A Prometheus and an Alertmanager over the running system, with alerts that do not wait."""

    def __enter__(self):
        rules = re.sub(r"\bfor: \w+", "for: 2s", (HERE / "rules.yml").read_text())
        rules = rules.replace("interval: 15s", "interval: 1s").replace("[1m]", "[10s]").replace("[5m]", "[20s]")
        (run / "rules.quick.yml").write_text(rules)
        self.log = open(run / "watching.log", "w")
        self.process = subprocess.Popen(
            [HERE / "run", "--dir", run, "--rules", run / "rules.quick.yml", "--interval", "1"],
            stdout=self.log, stderr=self.log, start_new_session=True,
        )
        until(20, lambda: (run / "watching" / "ports").exists() and self.up())
        if not self.up():
            self.__exit__()
            sys.exit(f"Prometheus does not start: {(run / 'watching.log').read_text()[-2000:]}")
        return self

    def address(self, name="prometheus"):
        ports = dict(line.split("=") for line in (run / "watching" / "ports").read_text().split())
        return f"http://127.0.0.1:{ports[name]}"

    def up(self):
        return get(self.address() + "/-/ready")[0] == 200

    def query(self, expression):
        code, text = get(f"{self.address()}/api/v1/query?query={urllib.parse.quote(expression)}")
        answer = json.loads(text) if code else {"status": text}
        if answer["status"] != "success":
            fail(f"{expression}: {answer}")
            return []
        return answer["data"]["result"]

    def firing(self, alert):
        return self.query(f'ALERTS{{alertname="{alert}", alertstate="firing"}}')

    def received(self, alert):
        """Whether the Alertmanager has been told."""
        code, text = get(self.address("alertmanager") + "/api/v2/alerts")
        return code == 200 and any(each["labels"]["alertname"] == alert for each in json.loads(text))

    def __exit__(self, *_):
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()
        self.log.close()


def checkDashboards(watching):
    count = 0
    for board in sorted((HERE / "grafana").glob("*.json")):
        for panel in json.loads(board.read_text())["panels"]:
            for target in panel["targets"]:
                expression = target["expr"].replace("$service", ".*")
                # As the rules have their windows here.
                expression = expression.replace("[1m]", "[30s]").replace("[5m]", "[2m]").replace("[1h]", "[2m]")
                count += 1
                if not until(40, lambda e=expression: watching.query(e)):
                    fail(f"{board.name}: {panel['title']}: no series for {expression}")
    if watching.query("ccs_made_up_by_this_check"):
        fail("a name that nothing counts has a series")
    done(f"{count} expressions of the dashboards have series")


def fires(watching, alert, plant, cure):
    if watching.firing(alert):
        fail(f"{alert} fires before anything is planted")
    plant()
    if until(60, lambda: watching.firing(alert)):
        if not until(15, lambda: watching.received(alert)):
            fail(f"{alert}: the Alertmanager was not told")
    else:
        fail(f"{alert} does not fire")
    cure()
    if until(90, lambda: not watching.firing(alert)):
        done(f"{alert} fires, and ends")
    else:
        fail(f"{alert} does not end: {watching.firing(alert)}")


def tool(*arguments):
    found = subprocess.run([ccs, *arguments], text=True, capture_output=True, env=system.environment)
    if found.returncode not in (0, 2):
        fail(f"ccs {' '.join(arguments)}: {found.stdout}{found.stderr}")
    return found.stdout


def broker(*arguments):
    subprocess.run([ROOT / "ops/broker/node", *map(str, arguments)], check=True, capture_output=True)


def garbage(store):
    """Something that is no command, sent by the user for people that the demonstration has."""
    asker = Asker(system, "ccs-people")
    asker.send("registration.register-candidate.v1", b"{", store, "candidate:P-x")
    asker.connection.process_data_events(time_limit=0.5)
    asker.close()


def discard():
    tool("dead", "discard", "--all", "--because", "planted by the check")


def number(worker):
    """The process of a worker."""
    return int((run / "pid" / worker).read_text().split()[1])


def checkAlerts(watching):
    stopped = {}

    def halt():
        stopped["number"] = number("evaluation")
        os.kill(stopped["number"], signal.SIGSTOP)

    fires(watching, "CcsProcessDown", halt, lambda: os.kill(stopped["number"], signal.SIGCONT))
    until(30, lambda: get(f"http://{processes()['evaluation']}/ready")[0] == 200)

    fires(
        watching,
        "CcsBrokerAlarm",
        lambda: system.node("set_vm_memory_high_watermark", "0.000001"),
        lambda: system.node("set_vm_memory_high_watermark", "0.6"),
    )

    held = []

    def lock():
        store = sqlite3.connect(f"{run}/data/certification/certification.sqlite", isolation_level=None)
        store.execute("BEGIN IMMEDIATE")
        held.append(store)
        # It notices with its next message.
        garbage("certification")

    def unlock():
        held.pop().close()

    fires(watching, "CcsStoreFails", lock, unlock)

    # The message that came while the store was locked is a dead letter now: that is cured here too.
    discard()
    until(30, lambda: not watching.firing("CcsDeadLetters"))
    fires(watching, "CcsDeadLetters", lambda: garbage("registration"), discard)

    def breakBroker():
        broker("stop", run / "broker")
        for worker, address in processes().items():
            if not until(30, lambda a=address: get(f"http://{a}/ready")[0] == 503):
                fail(f"{worker} says that it is ready without a broker: {get(f'http://{address}/ready')}")
            if healthy(address):
                fail(f"{worker}: the containers' health check says that it is healthy without a broker")

    fires(
        watching,
        "CcsBrokerDown",
        breakBroker,
        lambda: broker("start", run / "broker", "--definitions", run / "definitions.json"),
    )
    until(60, lambda: all(get(f"http://{each}/ready")[0] == 200 for each in processes().values()))
    for worker, address in processes().items():
        if get(f"http://{address}/ready")[0] != 200:
            fail(f"{worker} is not ready after the broker came back: {get(f'http://{address}/ready')}")


if __name__ == "__main__":
    checkRules()
    checkMetrics()
    # What the board of partners shows.
    tool("partner", "add", "p2st")
    with Watching() as watching:
        checkDashboards(watching)
        checkAlerts(watching)
    if faults:
        sys.exit(f"{len(faults)} fault(s)")
