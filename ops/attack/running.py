"""The processes, and the way between two hosts."""

import contextlib
import os
import select
import signal
import socket
import subprocess
import time

from frame import Fallen, Untried, attack


@attack("two-killed-at-once", "two workers are killed in the same moment", 120, last=True)
def two_killed_at_once(one):
    system, told = one.system, []
    for pair in (("registration", "evaluation"), ("certification", "registration")):
        before = {name: system.worker(name) for name in pair}
        for number in before.values():
            os.kill(number, signal.SIGKILL)

        def back():
            with contextlib.suppress(OSError, ValueError, IndexError):
                return all(system.worker(name) != number and os.path.exists(f"/proc/{system.worker(name)}")
                           for name, number in before.items())
            return False

        # Longer than the longest pause of ops/run.
        if not one.eventually(back, 45):
            gone = [name for name, number in before.items() if system.worker(name) == number]
            raise Fallen(f"{' and '.join(gone)} was not started again")
        told.append(" and ".join(pair))
        time.sleep(2)
    return f"{', then '.join(told)}: all came back"


@attack("clear-text", "a service and the tool are pointed at a broker on another host, without TLS", 90)
def clear_text(one):
    system, reached = one.system, []
    host = other_address()
    listener = socket.create_server((host or "127.0.0.1", 0))
    one.callback(listener.close)
    port = listener.getsockname()[1]
    address = f"{host or '192.0.2.1'}:{port}"
    folder = os.path.join(system.folder, "data", "nowhere")
    runs = {
        "registration": (["registration"], {"CCS_BROKER_URL": f"amqp://ccs-registration:secret@{address}/ccs",
                                            "CCS_DATA": folder}),
        "ccs status": (["ccs", "status"], {"CCS_BROKER_URL": f"amqp://ccs-operator:secret@{address}/ccs"}),
        "ccs topology check": (["ccs", "topology", "check"], {"CCS_MANAGEMENT_URL": f"http://ccs-operator:secret@{address}"}),
    }
    told = []
    for name, (command, settings) in runs.items():
        # What an administrator may have allowed for this run is not what is tried here.
        environment = {key: value for key, value in system.environment.items() if "CLEAR" not in key and "URL_FILE" not in key}
        process = subprocess.Popen(command, env={**environment, **settings}, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        one.callback(lambda process=process: process.poll() is None and process.kill())
        readable, _, _ = select.select([listener], [], [], 4)
        if readable:
            listener.accept()[0].close()
            reached.append(name)
        if process.poll() is None:
            process.terminate()
        output, _ = process.communicate(timeout=20)
        told.append(f"{name} {process.returncode}")
        if not readable and host is None and b"TLS" not in output and b"amqps" not in output and b"https" not in output:
            reached.append(name)
    for path in (os.path.join(folder, name) for name in (os.listdir(folder) if os.path.isdir(folder) else ())):
        os.unlink(path)
    with contextlib.suppress(OSError):
        os.rmdir(folder)
    if reached:
        raise Fallen(f"{', '.join(reached)} connected in clear to {host or 'another host'}")
    return "refused: " + ", ".join(told)


def other_address():
    """An address of this machine that is not loopback's; `None` where it has none."""
    with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        with contextlib.suppress(OSError):
            # Nothing is sent: this only asks which address would be used.
            probe.connect(("192.0.2.1", 9))
            address = probe.getsockname()[0]
            return None if address.startswith("127.") else address
    return None
