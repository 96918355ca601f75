"""Checks docker-compose.yml against what ops/run does: the same commands, products that the image has, and nothing
that keeps a service from being scaled.

usage: ops/run --commands | check-compose.py docker-compose.yml Dockerfile
"""

import re
import sys

from ruamel.yaml import YAML

OURS = {"registration", "evaluation", "jury", "certification", "ccs"}


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


def faults(compose, dockerfile, known):
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
    for each in sorted(OURS - {"ccs"}):
        needed = services[each].get("depends_on", {})
        if f"{each}-init" not in needed or services[f"{each}-init"]["volumes"] != services[each]["volumes"]:
            yield f"{each}: starts without ccs init on its volume"
    for each in sorted(OURS - started):
        yield f"{each}: no service starts it"
    built = set(re.findall(r"for product in ([a-z ]+);", dockerfile))
    if {frozenset(line.split()) for line in built} != {frozenset(OURS)}:
        yield "Dockerfile: builds other products than ops/run"
    volumes = [volume.split(":")[0] for name in OURS - {"ccs"} for volume in words(services[name].get("volumes"))]
    if len(set(volumes)) != len(OURS) - 1:
        yield "each service has a volume of its own for its stores"


def main(composePath, dockerPath):
    known = {line.strip() for line in sys.stdin if line.strip()}
    with open(composePath, encoding="utf-8") as file:
        compose = YAML(typ="safe").load(file)
    with open(dockerPath, encoding="utf-8") as file:
        found = list(faults(compose, file.read(), known))
    for fault in found:
        print(f"{composePath}: {fault}", file=sys.stderr)
    print(f"{len(compose['services'])} services checked against {len(known)} commands: {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
