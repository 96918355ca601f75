"""Checks docker-compose.yml against what ops/run does: the same commands, products that the image has, and nothing
that keeps a service from being scaled. And that no container has more than it needs: no rights of root, no file system
that it may write to, no limitless memory, no secret in its environment, no secret of another, no way to the broker's
management interface.

usage: ops/run --commands | check-compose.py docker-compose.yml Dockerfile
       ops/run --commands | check-compose.py --controls docker-compose.yml Dockerfile

--controls plants a fault of each kind, one after the other, and fails if one is not found.
"""

import copy
import re
import sys
from pathlib import Path

from ruamel.yaml import YAML

OURS = {"registration", "evaluation", "jury", "certification", "correspondence", "ccs"}


def words(value):
    return value.split() if isinstance(value, str) else [str(word) for word in value or []]


def commands(service):
    """The commands of our programs that a service gives, each as one line."""
    line = words(service.get("entrypoint")) + words(service.get("command"))
    if line[:2] == ["sh", "-c"]:
        parts = [part.split(">")[0].split() for part in re.split(r"&&|\|\||;|\|", line[2])]
    else:
        parts = [line]
    return [" ".join(part) for part in parts if part and part[0] in OURS]


def faults(compose, dockerfile, known, branches):
    services = compose["services"]
    started = set()
    for name, service in services.items():
        if "container_name" in service:
            yield f"{name}: a fixed container_name cannot be scaled"
        if service.get("image") != "ccs":
            continue
        given = commands(service)
        if not given:
            yield f"{name}: gives no command of ours"
        for command in given:
            started.add(command.split()[0])
            # The operator's tool is given files, whose paths differ.
            if not any(command == each or each[:4] == "ccs " and command.startswith(each + " ") for each in known):
                yield f"{name}: ops/run does not give \"{command}\""
        for variable in words(service.get("environment")):
            if "@" in variable or "PASSWORD" in variable.upper():
                yield f"{name}: a secret in the file: {variable.split('=')[0]}"
    for name, service in services.items():
        product = (commands(service) or [""])[0].split()[:1]
        if product and product[0] in OURS - {"ccs"}:
            making = f"{product[0]}-init"
            same = making in services and services[making].get("volumes") == service.get("volumes")
            if making not in service.get("depends_on", {}) or not same:
                yield f"{name}: starts without ccs init on its volume"
    for each in sorted(OURS - started):
        yield f"{each}: no service starts it"
    built = set(re.findall(r"for product in ([a-z ]+);", dockerfile))
    if {frozenset(line.split()) for line in built} != {frozenset(OURS)}:
        yield "Dockerfile: builds other products than ops/run"
    volumes = {}
    for service in services.values():
        for command in commands(service):
            if command.split()[0] in OURS - {"ccs"}:
                given = {volume.split(":")[0] for volume in words(service.get("volumes"))}
                volumes.setdefault(command.split()[0], set()).update(given)
    if sorted(len(each) for each in volumes.values()) != [1] * (len(OURS) - 1) or len(
        set().union(*volumes.values())
    ) != len(volumes):
        yield "each service has a volume of its own for its stores"
    for branch in branches:
        if f"jury-{branch}" not in services:
            yield f"jury-{branch}: nobody works for the juries of this branch"
    yield from excesses(compose)


def excesses(compose):
    """What a container has and does not need."""
    services = compose["services"]
    secrets = compose.get("secrets", {})
    for name, service in services.items():
        if service.get("cap_drop") != ["ALL"]:
            yield f"{name}: keeps capabilities: cap_drop is [ALL]"
        if "no-new-privileges:true" not in words(service.get("security_opt")):
            yield f"{name}: may gain privileges: security_opt has no-new-privileges:true"
        if service.get("read_only") is not True:
            yield f"{name}: may write to its image: read_only is true"
        if service.get("privileged") or service.get("pid") or service.get("devices"):
            yield f"{name}: has something of the host"
        for limit in ("mem_limit", "pids_limit"):
            if limit not in service:
                yield f"{name}: has no {limit}"
        if "env_file" in service:
            yield f"{name}: what stands in its environment is shown by docker inspect: secrets are files"
        for volume in words(service.get("volumes")):
            if volume.startswith(("/", "~")) or "docker.sock" in volume:
                yield f"{name}: has a folder of the host: {volume}"
        for port in words(service.get("ports")):
            if not port.startswith("127.0.0.1:"):
                yield f"{name}: listens to the world: {port}"
        # The authority's certificate is for all, everything else for one program, the operator's in two containers.
        given = words(service.get("secrets"))
        operates = words(service.get("entrypoint"))[:1] == ["ccs"] or words(service.get("command"))[:1] == ["ccs"]
        for secret in given:
            if secret not in secrets:
                yield f"{name}: there is no secret {secret}"
            owner = re.sub(r"_(url|certificate|key)$", "", secret).replace("_", "-")
            if secret == "ca" or owner == name or secret == "broker" and name == "definitions":
                continue
            if operates and owner in ("operator", "management"):
                continue
            yield f"{name}: has the secret {secret} of another"
        # The broker's network namespace is where its management interface listens.
        if service.get("network_mode") == "service:broker" and not operates:
            yield f"{name}: can reach the broker's management interface"
        for variable in words(service.get("environment")):
            if not variable.endswith("_FILE") and variable.split("=")[0] != "CCS_STATUS":
                yield f"{name}: {variable}: addresses with passwords are files"
    for network, given in (compose.get("networks") or {"default": None}).items():
        if (given or {}).get("internal"):
            continue
        # What shows figures to a person, and holds none of our stores.
        on = [service for service in services.values() if network in words(service.get("networks"))]
        if not on or any(service.get("profiles") != ["watching"] or service.get("image") == "ccs" for service in on):
            yield f"the network {network} leads to the world: internal is true"


# Each changes the file so that something must be found.
CONTROLS = {
    "rights of root": lambda s: s["broker"].pop("cap_drop"),
    "new privileges": lambda s: s["broker"].pop("security_opt"),
    "a writable image": lambda s: s["jury-p2st"].update(read_only=False),
    "no limit of memory": lambda s: s["evaluation"].pop("mem_limit"),
    "no limit of processes": lambda s: s["topology"].pop("pids_limit"),
    "an environment file": lambda s: s["jury-p2st"].update(env_file=["x.env"]),
    "a secret of another": lambda s: s["jury-p2st"]["secrets"].append("certification_url"),
    "the operator's secret": lambda s: s["registration"]["secrets"].append("management_url"),
    "the broker's namespace": lambda s: s["registration"].update(network_mode="service:broker"),
    "a way out": lambda s: s["registration"].update(networks=["messages", "watching"]),
    "an open port": lambda s: s["broker"].update(ports=["15672:15672"]),
    "a password in the environment": lambda s: s["jury-p2st"].update(environment={"CCS_BROKER_URL": "amqp://u:p@h"}),
    "a folder of the host": lambda s: s["jury-p2st"]["volumes"].append("/var/run/docker.sock:/var/run/docker.sock"),
    "another command": lambda s: s["jury-p2st"].update(command=["jury", "--all"]),
    "a branch without juries": lambda s: s.pop("jury-logi"),
    "another branch's secret": lambda s: s["jury-logi"]["secrets"].append("jury_p2st_url"),
    "no store made before": lambda s: s["jury-logi"].pop("depends_on"),
    "a shared volume": lambda s: s["jury-p2st"].update(volumes=["evaluation:/data"]),
}


def controls(compose, dockerfile, known, branches):
    """The planted faults that are not found."""
    for name, plant in CONTROLS.items():
        faulty = copy.deepcopy(compose)
        plant(faulty["services"])
        if not list(faults(faulty, dockerfile, known, branches)):
            yield f"control: {name} is not found: the check checks nothing"


def main(*arguments):
    planting = arguments[0] == "--controls"
    composePath, dockerPath = arguments[-2:]
    known = {line.strip() for line in sys.stdin if line.strip()}
    data = Path(dockerPath).resolve().parents[2] / "Shared/Scheme/Loading/Data/branches"
    branches = sorted(path.stem for path in data.glob("*.yaml"))
    with open(composePath, encoding="utf-8") as file:
        compose = YAML(typ="safe").load(file)
    with open(dockerPath, encoding="utf-8") as file:
        found = list((controls if planting else faults)(compose, file.read(), known, branches))
    for fault in found:
        print(f"{composePath}: {fault}", file=sys.stderr)
    if planting and not found:
        print(f"all of {len(CONTROLS)} planted faults are found")
        return 0
    print(f"{len(compose['services'])} services checked against {len(known)} commands: {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
