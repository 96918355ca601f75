"""Runs a program under the system calls that a unit allows, without a systemd: filtered.py UNIT PROGRAM [ARGUMENT...]

The filter is made of the unit's SystemCallFilter lines in their order, as systemd.exec(5) reads them, with the sets that
`systemd-analyze syscall-filter` knows; of MemoryDenyWriteExecute the part that concerns mmap and mprotect; NoNewPrivileges; and
an empty set of capabilities. What is not allowed fails with EPERM.
"""

import ctypes
import errno
import os
import subprocess
import sys

ALLOW, ERRNO = 0x7FFF0000, 0x00050000 | errno.EPERM
MASKED = 7  # SCMP_CMP_MASKED_EQ
WRITE, EXEC = 2, 4
PR_SET_NO_NEW_PRIVS, PR_CAPBSET_DROP = 38, 24


class Compared(ctypes.Structure):
    _fields_ = [("argument", ctypes.c_uint), ("how", ctypes.c_int), ("mask", ctypes.c_uint64), ("value", ctypes.c_uint64)]


def calls(name):
    """The calls of a set, and of the sets in it; a call is itself."""
    if not name.startswith("@"):
        return {name}
    told = subprocess.run(["systemd-analyze", "syscall-filter", "--no-pager", name], check=True, capture_output=True, text=True).stdout
    found = set()
    for line in told.splitlines()[1:]:
        line = line.strip()
        if line and not line.startswith("#"):
            found |= calls(line)
    return found


def allowed(unit):
    found = None
    for line in open(unit):
        if not line.startswith("SystemCallFilter="):
            continue
        value = line.split("=", 1)[1].strip()
        takes = value.startswith("~")
        names = set().union(*(calls(name) for name in value.lstrip("~").split()))
        if found is None:
            assert not takes, "the first line of the filter allows"
            # What systemd needs to start anything.
            found = calls("@default") | {"execve"}
        found = found - names if takes else found | names
    return found


def confine(unit):
    library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_init.argtypes = [ctypes.c_uint32]
    library.seccomp_load.argtypes = [ctypes.c_void_p]
    context = library.seccomp_init(ERRNO)
    for name in sorted(allowed(unit)):
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number < 0:
            continue  # of another machine
        # Memory is for writing or for running, never for both; what was for one does not become for running.
        compared = {"mmap": (WRITE | EXEC, [0, WRITE, EXEC]), "mprotect": (EXEC, [0]), "pkey_mprotect": (EXEC, [0])}.get(name)
        for value in compared[1] if compared else [None]:
            rules = [] if value is None else [Compared(2, MASKED, compared[0], value)]
            result = library.seccomp_rule_add(
                ctypes.c_void_p(context), ctypes.c_uint32(ALLOW), ctypes.c_int(number), ctypes.c_uint(len(rules)), *rules)
            if result:
                sys.exit(f"{name}: {os.strerror(-result)}")
    libc = ctypes.CDLL(None, use_errno=True)
    if os.geteuid() == 0:
        for capability in range(64):
            libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if library.seccomp_load(context):
        sys.exit("the filter cannot be loaded")


if __name__ == "__main__":
    confine(sys.argv[1])
    os.execv(sys.argv[2], sys.argv[2:])
