"""Runs the attacks: see ops/attack/run."""

import argparse
import subprocess
import sys
import time

import acting  # noqa: F401  each registers its attacks
import answers  # noqa: F401
import clocks  # noqa: F401
import flooding  # noqa: F401
import history  # noqa: F401
import intake  # noqa: F401
import juries  # noqa: F401
import keeping  # noqa: F401
import rights  # noqa: F401
import running  # noqa: F401
from frame import Attempt, Fallen, Untried, attacks, within
from system import NoSystem, System

SETTLE = 20


def trouble(system):
    """What is wrong with each store, a sentence each; nothing where all is well and quiet."""
    wrong = {}
    for store, report in system.status().items():
        status = report.get("status")
        if status is None:
            wrong[store] = "does not answer"
        elif report.get("consumers") not in (1, None):
            wrong[store] = f"has {report['consumers']} takers"
        elif status["confirmed"] != status["journal"]:
            wrong[store] = f"has published {status['confirmed']} of {status['journal']} rows"
    return wrong


def standing(system):
    """What is wrong; the whole, where nobody can be asked."""
    try:
        return trouble(system)
    except (NoSystem, OSError, subprocess.TimeoutExpired) as error:
        return {"the system": str(error)}


def settled(system, before):
    """What has become wrong since, once things had time to settle."""
    until = time.monotonic() + SETTLE
    while True:
        wrong = {store: text for store, text in standing(system).items() if store not in before}
        if not wrong or time.monotonic() > until:
            return wrong
        time.sleep(0.5)


def attempt(attack, system):
    """The result, as held, FALLEN or UNTRIED, and what was seen."""
    before = standing(system)
    result, seen = "held", ""
    try:
        with Attempt(system) as one, within(attack.seconds):
            seen = attack.run(one) or ""
    except Fallen as fallen:
        result, seen = "FALLEN", str(fallen)
    except Untried as untried:
        result, seen = "UNTRIED", str(untried)
    except Exception as error:  # an attack that breaks off has shown nothing
        result, seen = "UNTRIED", f"{type(error).__name__}: {error}"
    wrong = settled(system, before)
    if wrong:
        result = "FALLEN"
        seen += "; afterwards " + ", ".join(f"{store} {text}" for store, text in sorted(wrong.items()))
    return result, seen


def visible(text):
    return "".join(c if c.isprintable() else f"\\u{{{ord(c):x}}}" for c in text)


def show(name, tried, result, seen, began):
    took = time.monotonic() - began
    print(f"{name:<22} {result:<7} {tried}: {visible(seen)[:400]} ({took:.0f} s)", flush=True)


def plant(attack, system):
    """Whether the attack notices the weakness that is planted for it."""
    began = time.monotonic()
    with attack.planted(system):
        result, seen = attempt(attack, system)
    noticed = result == "FALLEN"
    show(f"{attack.name}", "with a weakness planted", "noticed" if noticed else "BLIND", seen, began)
    return noticed


def main():
    options = argparse.ArgumentParser(prog="ops/attack/run")
    options.add_argument("--root", required=True, help=argparse.SUPPRESS)
    options.add_argument("--dir")
    options.add_argument("--only", default="")
    options.add_argument("--list", action="store_true")
    options.add_argument("--planted", action="store_true")
    given = options.parse_args()
    only = [name for name in given.only.split(",") if name]
    unknown = set(only) - {attack.name for attack in attacks}
    if unknown:
        options.error(f"there is no attack {', '.join(sorted(unknown))}")
    chosen = sorted((a for a in attacks if not only or a.name in only), key=lambda a: a.last)
    if given.list:
        for attack in chosen:
            print(f"{attack.name:<22} {attack.tried}")
        return 0
    try:
        system = System(given.dir or f"{given.root}/.run")
        system.environment["CCS_ROOT"] = given.root
        wrong, topology = trouble(system), system.ccs("topology", "check")
    except (NoSystem, OSError, subprocess.TimeoutExpired) as error:
        print(f"ops/attack: {error}", file=sys.stderr)
        return 2
    if topology.returncode:
        print(f"ops/attack: before anything was tried, {topology.stdout.strip()}", file=sys.stderr)
    for store, text in wrong.items():
        print(f"ops/attack: before anything was tried, {store} {text}", file=sys.stderr)
    bad = []
    for attack in chosen:
        began = time.monotonic()
        result, seen = attempt(attack, system)
        show(attack.name, attack.tried, result, seen, began)
        if result != "held":
            bad.append(f"{attack.name} ({result})")
    if given.planted:
        for attack in chosen:
            if attack.planted and not plant(attack, system):
                bad.append(f"{attack.name} (BLIND)")
    # What an attack has made on the broker, or widened there, must be gone.
    left = system.ccs("topology", "check")
    if left.returncode and not topology.returncode:
        bad.append("the broker is not as it was: " + visible(left.stdout.strip()))
    print(f"{len(chosen)} attacks: " + ("all held" if not bad else "not held: " + ", ".join(bad)))
    return 1 if bad else 0


sys.exit(main())
