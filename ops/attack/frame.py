"""The register of attacks, and what an attack may say."""

import contextlib
import signal
import time
from collections import Counter

from system import Asker


class Fallen(Exception):
    """What was tried worked."""


class Untried(Exception):
    """It could not be tried here."""


class Attack:
    def __init__(self, name, tried, seconds, run, last, planted):
        self.name, self.tried, self.seconds, self.run = name, tried, seconds, run
        self.last, self.planted = last, planted


attacks = []


def attack(name, tried, seconds=30, last=False, planted=None):
    """Registers a function as an attack. It returns what was seen where it held, and raises `Fallen` where it did not.

    `last` marks those that a system which falls may not survive: they come after all others.
    `planted` is a context that weakens the system, so that the attack must find it.
    """

    def register(function):
        attacks.append(Attack(name, tried, seconds, function, last, planted))
        return function

    return register


class Attempt(contextlib.ExitStack):
    """One run of an attack: the system, and everything that has to be taken away at its end."""

    def __init__(self, system):
        super().__init__()
        self.system = system

    def asker(self, user="ccs-portal"):
        asker = Asker(self.system, user)
        self.callback(asker.close)
        return asker

    def channel(self, user, **parameters):
        return self.enter_context(self.system.channel(user, **parameters))

    def eventually(self, condition, seconds=10, pause=0.1):
        """Whether it becomes true in time."""
        until = time.monotonic() + seconds
        while True:
            if condition():
                return True
            if time.monotonic() > until:
                return False
            time.sleep(pause)


def counted(words):
    """`12 × actorMayNot, 1 × unknownFile`."""
    return ", ".join(f"{count} × {word}" for word, count in Counter(words).most_common())


@contextlib.contextmanager
def within(seconds):
    def end(_signal, _frame):
        raise TimeoutError(f"not over after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
