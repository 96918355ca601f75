"""Runs one more jury worker beside a running `ops/run`, as its unit would: live.py DIR BIN

It runs under the system calls that the unit allows (filtered.py), and is told where the service manager listens. It must say
that it is ready, give signs of life, and say that it stops when it is asked to; and its log must name nothing that was denied.
"""

import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time

here = pathlib.Path(__file__).resolve().parent
run, programs = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
unit = here / "ccs-jury@.service"
password = dict(line.split("=", 1) for line in (run / "secrets").read_text().split())["ccs-jury-p2st"]
port = dict(line.split("=", 1) for line in (run / "broker" / "ports").read_text().split())["amqp"]

listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
path = run / "notify"
path.unlink(missing_ok=True)
listening.bind(str(path))
listening.settimeout(60)


def until(word):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        told = listening.recv(4096).decode()
        if word in told.split("\n"):
            return told
    sys.exit(f"the worker does not say {word}: {log.read_text()[-2000:]}")


log = run / "filtered.log"
environment = {
    "PATH": os.environ["PATH"], "CCS_BROKER_URL": f"amqp://ccs-jury-p2st:{password}@127.0.0.1:{port}/ccs",
    "CCS_DATA": str(run / "data" / "jury"), "NOTIFY_SOCKET": str(path), "WATCHDOG_USEC": "1500000",
}
if "CCS_SCHEME" in os.environ:
    environment["CCS_SCHEME"] = os.environ["CCS_SCHEME"]
with log.open("w") as output:
    worker = subprocess.Popen(
        [sys.executable, "-B", here / "filtered.py", unit, programs / "jury"], env=environment, stdout=output, stderr=output)
try:
    print(until("READY=1").replace("\n", " "))
    for _ in range(3):
        until("WATCHDOG=1")
    if not re.search(r"^Seccomp:\s+2$", pathlib.Path(f"/proc/{worker.pid}/status").read_text(), re.M):
        sys.exit("the worker runs under no filter: this checks nothing")
    worker.send_signal(signal.SIGTERM)
    until("STOPPING=1")
    if worker.wait(30) != 0:
        sys.exit(f"the worker ended with {worker.returncode}: {log.read_text()[-2000:]}")
finally:
    worker.kill()
if "not permitted" in log.read_text():
    sys.exit(f"something was denied: {log.read_text()[-2000:]}")
print("ops/systemd: a worker is ready, lives and stops under its unit's filter")
