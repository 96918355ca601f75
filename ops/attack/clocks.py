"""The time: who says that it is another one, and a host whose clock is wrong."""

import contextlib
import os
import signal
import struct
import subprocess
import time
from datetime import datetime, timezone

from frame import Fallen, Untried, attack, counted
from history import publish_event
from people import File
from system import new_id, said

HOUR, DECADE = 3600, 3652 * 86400


def dated(seconds):
    """A time so many seconds from now."""
    return datetime.fromtimestamp(time.time() + seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def beyond(system, seconds=HOUR + 60):
    """Rows of a journal that are dated later than that, and the stores that have them."""
    limit = int((time.time() + seconds) * 1000)
    counts = {store: system.value(store, "SELECT count(*) FROM journal WHERE at > ?", limit) for store in system.stores()}
    return {store: count for store, count in counts.items() if count}


@attack("later-by-word", "the portal, a service and the operator say, each with its password, that ten years have passed", 60)
def later_by_word(one):
    system, portal, operator = one.system, one.asker(), one.asker("ccs-operator")
    if beyond(system):
        raise Untried(f"before anything was tried, journals go on in the future: {beyond(system)}")
    told = []
    for seconds in (DECADE, 2 * 86400):
        file = File()
        answer = file.register(system, portal, headers={"cloudEvents_time": dated(seconds)})
        told.append(said(answer))
        if said(answer) == "accepted":
            raise Fallen(f"a command was taken that is dated {seconds // 86400} days ahead")
    channel, event = one.channel("ccs-registration"), new_id("e")
    # Not a file that somebody would have to take away again: the body says nothing, and the time stands around it.
    publish_event(channel, "registration.registration-accepted.v1", b"{}", event, "registration", f"file/{new_id('D')}",
                  "ccs-registration", headers={"cloudEvents_time": dated(DECADE)})
    one.eventually(lambda: system.value("evaluation", "SELECT count(*) FROM dead WHERE id = ?", event), 5)
    confirmed = [said(operator.inquire(store, {"confirmClock": {"_0": dated(DECADE)}})) for store in system.stores()]
    if "done" in confirmed:
        raise Fallen(f"the operator's word that it is ten years later was taken {confirmed.count('done')} times")
    # Whatever was heard counts from the next decision on.
    file = File().registered(system, portal)
    file.accept(portal)
    file.reaches_evaluation(one)
    for number in system.rows("evaluation", "SELECT number FROM dead WHERE id = ? AND state = 'open'", event):
        operator.inquire("evaluation", {"discardDead": {"_0": number[0]}})
    if beyond(system):
        raise Fallen(f"journals go on in the future: {beyond(system)}")
    doubted = [store for store, report in system.status().items() if (report.get("status") or {}).get("clockOff")]
    if doubted:
        raise Fallen(f"clocks are doubted that are right: {', '.join(doubted)}")
    return f"commands: {counted(told)}; the operator: {counted(confirmed)}; nothing is dated later"


class Host:
    """Another host of a service, whose clock can be set: the service goes on there, on its own store."""

    def __init__(self, one, worker):
        self.one, self.worker, self.process, self.program = one, worker, None, None
        self.folder = os.path.join(one.system.folder, "clock")
        os.makedirs(self.folder, exist_ok=True)
        self.clock = os.path.join(self.folder, "clock")
        built = subprocess.run(
            ["cc", "-shared", "-fPIC", "-o", f"{self.clock}.so", os.path.join(one.system.environment["CCS_ROOT"], "ops/lib/clock.c")],
            capture_output=True, text=True)
        if built.returncode:
            raise Untried(f"no wrong clock can be built: {built.stderr.strip()}")
        one.callback(self._take_away)
        with open(self.clock, "wb") as file:
            file.write(struct.pack("q", 0))

    def set(self, seconds):
        # The service has it mapped: eight bytes at once, and never fewer.
        with open(self.clock, "r+b", buffering=0) as file:
            file.write(struct.pack("q", seconds))

    def takes_over(self):
        """The worker of ops/run is killed twice: after that it rests for a moment, and this one is the first."""
        system = self.one.system
        number = system.worker(self.worker)
        with open(f"/proc/{number}/environ", "rb") as file:
            pairs = (pair.partition(b"=") for pair in file.read().split(b"\0") if pair)
            environment = {name.decode(): value.decode() for name, _, value in pairs}
        self.program = os.readlink(f"/proc/{number}/exe")
        os.kill(number, signal.SIGKILL)
        if not self.one.eventually(lambda: self._next(number), 45):
            raise Untried(f"{self.worker} was not started again")
        os.kill(self._next(number), signal.SIGKILL)
        with open(os.path.join(self.folder, "log"), "wb") as log:
            self.process = subprocess.Popen(
                [self.program], env={**environment, "LD_PRELOAD": f"{self.clock}.so", "CCS_WRONG_CLOCK": self.clock},
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)

    def _next(self, number):
        """The worker that ops/run has started since, once it is the program itself."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            other = self.one.system.worker(self.worker)
            if other != number and os.readlink(f"/proc/{other}/exe") == self.program:
                return other
        return None

    def log(self):
        with open(os.path.join(self.folder, "log"), encoding="utf-8", errors="replace") as file:
            return file.read()

    def _take_away(self):
        if self.process:
            self.process.kill()
            self.process.wait()
        for name in ("clock", "clock.so", "log"):
            with contextlib.suppress(OSError):
                os.unlink(os.path.join(self.folder, name))
        os.rmdir(self.folder)


@attack("clock-of-a-host", "a host of evaluation starts ten years ahead, goes back to 1996, and to right", 150, last=True)
def clock_of_a_host(one):
    system, portal = one.system, one.asker()
    wait = "SELECT count(*) FROM timer WHERE at BETWEEN ? AND ?"
    span = (int(time.time() + HOUR) * 1000, int(time.time() + DECADE) * 1000)
    waiting = system.value("evaluation", wait, *span)
    if not waiting:
        raise Untried("nothing would fall due in ten years")
    host = Host(one, "evaluation")
    before = system.value("evaluation", "SELECT max(seq) FROM journal")
    host.set(DECADE)
    host.takes_over()

    def off(wanted):
        def told():
            with contextlib.suppress(OSError, ValueError):
                status = system.status()["evaluation"].get("status")
                return status is not None and wanted(status.get("clockOff") or 0)
            return False

        return told

    seen = []
    for name, seconds, wanted in (("ten years ahead", DECADE, lambda off: off > DECADE * 900),
                                  ("thirty years back", -3 * DECADE, lambda off: off < -DECADE * 900),
                                  ("right", 0, lambda off: off == 0)):
        host.set(seconds)
        doubted = one.eventually(off(wanted), 30, 0.5)
        file = File().accepted(system, portal)
        taken = file.reaches_evaluation(one, 15)
        late = beyond(system)
        fallen = system.value("evaluation", "SELECT count(*) FROM journal WHERE seq > ? AND cause LIKE 'due:%' AND at > ?",
                              before, span[0])
        gone = waiting - system.value("evaluation", wait, *span)
        if late or fallen or gone > 0:
            raise Fallen(f"{name}: {fallen} rows fell due, {max(0, gone)} of {waiting} times are past, dated later: {late}")
        if host.process.poll() is not None:
            raise Untried(f"{name}: the service has ended there: {host.log()[-200:]}")
        if not doubted:
            raise Fallen(f"{name}: ccs status does not say so")
        if not taken:
            raise Fallen(f"{name}: what registration has accepted does not come there")
        seen.append(name)
    host.process.terminate()
    host.process.wait(20)
    # ops/run rests for half a minute when somebody else has the store.
    if not one.eventually(off(lambda off: off == 0), 60, 1):
        raise Fallen("evaluation does not come back where it was")
    return f"{', '.join(seen)}: {waiting} times wait on, what was accepted was taken, and status says what is wrong"
