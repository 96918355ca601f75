"""Holds what a running system has sent against its journals: who must be told something has been, and nobody twice.

    live.py DIR MAIL     DIR was given to ops/run --dir; MAIL is the folder of mailserver.py. A demonstration has played.

It waits until nothing waits. A letter came more often than once only as often as its journal says that nobody knew.
"""

import collections
import json
import pathlib
import sqlite3
import sys
import time

run, mail = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
faults = []


def expect(what, is_so):
    if not is_so:
        faults.append(what)


def rows(store, sql, *values):
    with sqlite3.connect(f"file:{run}/data/{store.split('.')[0]}/{store}.sqlite?mode=ro", uri=True, timeout=10) as file:
        return file.execute(sql, values).fetchall()


def events(store, type):
    return [json.loads(body) for body, in rows(store, "SELECT body FROM journal WHERE type = ? ORDER BY seq", type)]


def drained():
    for _ in range(300):
        if rows("correspondence", "SELECT count(*) FROM claim WHERE key LIKE 'letter-waiting/%' OR key LIKE 'letter-sending/%'"
                )[0][0] == 0:
            return True
        time.sleep(0.5)
    return False


expect("letters still wait after two minutes and a half", drained())
composed = events("correspondence", "correspondence.letter-composed.v1")
sent = {event["letter"]: event for event in events("correspondence", "correspondence.letter-sent.v1")}
withdrawn = {event["letter"] for event in events("correspondence", "correspondence.letter-withdrawn.v1")}
taken = [json.loads(line) for line in (mail / "ledger").read_text().splitlines()]
came = collections.Counter(one["id"] for one in taken)
digests = collections.defaultdict(set)
for one in taken:
    digests[one["id"]].add(one["digest"])

for letter in composed:
    name = f"{letter['letter']} ({letter['kind']})"
    one = sent.get(letter["letter"])
    if letter.get("heldBecause"):
        expect(f"{name} was held, and sent", one is None)
        expect(f"{name} is held", letter["addressee"].get("role", letter["addressee"]) != "candidate")
    elif one is None:
        expect(f"{name} was neither sent nor withdrawn", letter["letter"] in withdrawn)
    else:
        times = came[one["messageID"]]
        expect(f"{name} came {times} times, in doubt {one['inDoubt']}", 1 <= times <= 1 + one["inDoubt"])
        expect(f"{name}: another document came than was noted", digests[one["messageID"]] == {one["digest"]})
expect("mail came that no journal knows", set(came) == {one["messageID"] for one in sent.values()})

words = json.loads((pathlib.Path(__file__).parent.parent / "charter/letters/words.json").read_text())
mark = words["nonOfficiel"].split(" :")[0]
bare = [one["id"] for one in taken if mark not in one["text"]]
expect(f"{len(bare)} letters of a demonstration do not bear “{mark}”", not bare)

kinds = collections.Counter(letter["kind"] for letter in composed)
panels = [file.stem for file in (run / "data/jury").glob("jury.*.sqlite")]
wanted = {
    "registrationReceived": len(events("registration", "registration.candidate-registered.v1")),
    "registrationAccepted": len(events("registration", "registration.registration-accepted.v1")),
    "observersDesignated": len(events("evaluation", "evaluation.observers-designated.v1")),
    "awarded": sum(len(events(panel, "jury.certificate-awarded.v1")) for panel in panels),
    "notAwarded": sum(len(events(panel, "jury.certificate-not-awarded.v1")) for panel in panels),
    "notAwardedToCompany": sum(len(events(panel, "jury.certificate-not-awarded.v1")) for panel in panels),
    "certificateIssued": len(events("certification", "certification.certificate-issued.v1")),
}
for kind, count in wanted.items():
    expect(f"{kinds[kind]} letters {kind}, and {count} who must be told", kinds[kind] == count and count > 0)

for fault in faults[:20]:
    print(f"error: {fault}")
doubted = sum(one["inDoubt"] for one in sent.values())
print(f"{len(composed)} letters, {len(sent)} sent, {sum(came.values()) - len(came)} twice, {doubted} in doubt, {len(faults)} wrong")
sys.exit(1 if faults else 0)
