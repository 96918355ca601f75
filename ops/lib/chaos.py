"""What ops/chaos does to the broker through its management interface, and what it reads out of stores.

    chaos.py close PATTERN [COUNT]    closes the connections whose names match, or that many of them by chance
    chaos.py queues PATTERN           prints the queues whose names match
    chaos.py declare QUEUE            declares a plain durable queue
    chaos.py delete QUEUE             deletes a queue with what is in it
    chaos.py ahead FOLDER SECONDS     journal rows of the stores there that are dated that far ahead of now; fails if any
    chaos.py quiet                    out of the JSON of ccs status: what is not as it must be once quiet; fails if anything
    chaos.py back FILE                the same: who has no taker, or has not published what he had journalled by FILE
    chaos.py doubted                  the same: prints the stores whose clock is not believed
    chaos.py answering [STORE...]     the same: which stores but these do not answer; fails if any

The management interface is CCS_MANAGEMENT_URL, with its user and password.
"""

import contextlib
import glob
import json
import os
import random
import re
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from base64 import b64encode


def manage(path, method="GET", body=None):
    parts = urllib.parse.urlsplit(os.environ["CCS_MANAGEMENT_URL"])
    request = urllib.request.Request(
        f"{parts.scheme}://{parts.hostname}:{parts.port}/api/{path}", method=method,
        data=None if body is None else json.dumps(body).encode(), headers={"content-type": "application/json"},
    )
    password = urllib.parse.unquote(f"{parts.username}:{parts.password}").encode()
    request.add_header("authorization", "Basic " + b64encode(password).decode())
    with urllib.request.urlopen(request, timeout=20) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def quoted(name):
    return urllib.parse.quote(name, safe="")


def close(pattern, count=None):
    names = [(one.get("client_properties", {}).get("connection_name", ""), one["name"]) for one in manage("connections")]
    chosen = [pair for pair in names if re.search(pattern, pair[0])]
    if count is not None:
        chosen = random.sample(chosen, min(int(count), len(chosen)))
    for name, connection in chosen:
        # The list lags: one that has gone meanwhile is as good as closed.
        with contextlib.suppress(urllib.error.HTTPError):
            manage(f"connections/{quoted(connection)}", "DELETE")
            print(name)


def queues(pattern):
    for queue in manage("queues/ccs?columns=name"):
        if re.search(pattern, queue["name"]):
            print(queue["name"])


def declare(queue):
    manage(f"queues/ccs/{quoted(queue)}", "PUT", {"durable": True})


def delete(queue):
    manage(f"queues/ccs/{quoted(queue)}", "DELETE")


def ahead(folder, seconds):
    limit = int((time.time() + float(seconds)) * 1000)
    found = []
    for path in sorted(glob.glob(f"{folder}/*/*.sqlite")):
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
            rows = store.execute("SELECT type, count(*), max(at) FROM journal WHERE at > ? GROUP BY type", (limit,))
            found += [f"{os.path.basename(path)}: {count} × {kind}, up to {time.strftime('%F %T', time.gmtime(at / 1000))}"
                      for kind, count, at in rows]
    return found


def reports():
    text = sys.stdin.read()
    if not text.strip():
        print("ccs status says nothing")
        sys.exit(1)
    return json.loads(text)


def quiet():
    wrong = []
    for report in reports():
        status, store = report.get("status"), report["store"]
        if status is None:
            wrong.append(f"{store} does not answer")
        elif status["confirmed"] != status["journal"]:
            wrong.append(f"{store} has published {status['confirmed']} of {status['journal']} rows")
        if report.get("consumers") != 1:
            wrong.append(f"{store} has {report.get('consumers')} takers")
    return wrong


def back(since):
    """Every store answers, has one taker, and has published what it had journalled when that status was taken."""
    with open(since, encoding="utf-8") as file:
        text = file.read()
    goals = {one["store"]: one["status"]["journal"] for one in json.loads(text or "[]") if one.get("status")}
    return [f"{report['store']} does not answer" if not report.get("status") else
            f"{report['store']} has {report.get('consumers')} takers" if report.get("consumers") != 1 else
            f"{report['store']} has published {report['status']['confirmed']} of {goals[report['store']]} rows"
            for report in reports()
            if not report.get("status") or report.get("consumers") != 1
            or report["status"]["confirmed"] < goals.get(report["store"], 0)]


def doubted():
    print(" ".join(sorted(report["store"] for report in reports() if (report.get("status") or {}).get("clockOff"))))


def answering(*but):
    return [f"{report['store']} does not answer" for report in reports()
            if report.get("status") is None and report["store"] not in but]


def panel(branch):
    """A panel of that branch, its worker, and another worker that holds a panel of it; nothing where one worker has all."""
    held = {each["panel"]: each["worker"] for each in json.load(sys.stdin)
            if each.get("worker") and each["panel"].startswith(f"{branch}-")}
    for name, worker in held.items():
        for other in held.values():
            if other != worker:
                print(name, worker, other)
                return []
    return [f"the panels of {branch} are not shared: {held}"]


wrong = globals()[sys.argv[1]](*sys.argv[2:])
if wrong:
    print("\n".join(wrong))
    sys.exit(1)
