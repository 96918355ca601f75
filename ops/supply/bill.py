"""The bill of materials of this repository, as CycloneDX 1.6. See ops/supply/sbom."""

import json
import re
import subprocess
import sys
import uuid
from datetime import datetime, timezone
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

# What a service needs to run, beside itself: the image has these, and so has a machine with ops/run.
DEBIAN = ["libcurl4", "librabbitmq4", "libsqlite3-0", "libssl3", "ca-certificates", "tzdata", "rabbitmq-server", "erlang-base"]


def pins(root):
    lines = (root / "ops/supply/swift-pins").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line[:1] not in ("", "#"))


def resolved(root):
    content = json.loads((root / "Package.resolved").read_text(encoding="utf-8"))
    return {pin["identity"]: pin for pin in content["pins"]}


def swift(root):
    for name, pin in sorted(resolved(root).items()):
        place = re.sub(r"^https://|\.git$", "", pin["location"])
        version, revision = pin["state"]["version"], pin["state"]["revision"]
        yield {
            "type": "library",
            "bom-ref": f"pkg:swift/{place}@{version}",
            "name": name,
            "version": version,
            "purl": f"pkg:swift/{place}@{version}",
            "externalReferences": [{"type": "vcs", "url": pin["location"]}],
            "properties": [{"name": "ccs:revision", "value": revision}],
        }


def debian():
    system = dict(
        line.split("=", 1) for line in Path("/etc/os-release").read_text(encoding="utf-8").splitlines() if "=" in line
    )
    distribution = f"debian-{system.get('VERSION_ID', '').strip(chr(34))}"
    for name in DEBIAN:
        query = ["dpkg-query", "-W", "-f", "${db:Status-Abbrev}|${Version}|${Architecture}", name]
        found = subprocess.run(query, capture_output=True, text=True, check=False).stdout.split("|")
        if len(found) != 3 or not found[0].startswith("ii"):
            continue
        version = found[1].replace("+", "%2B").replace(":", "%3A")
        purl = f"pkg:deb/debian/{name}@{version}?arch={found[2]}&distro={distribution}"
        yield {"type": "library", "bom-ref": purl, "name": name, "version": found[1], "purl": purl}


def python(root):
    files = [root / "ops" / folder / "requirements.txt" for folder in ("supply", "paper")]
    blocks = [block for file in files for block in re.split(r"\n(?=[a-z])", file.read_text(encoding="utf-8"))]
    seen = set()
    for block in blocks:
        head = re.match(r"([a-z0-9._-]+)==(\S+)", block)
        if not head:
            continue
        purl = f"pkg:pypi/{head[1]}@{head[2]}"
        if purl in seen:
            continue
        seen.add(purl)
        yield {
            "type": "library",
            "bom-ref": purl,
            "name": head[1],
            "version": head[2],
            "purl": purl,
            # Of the programs themselves nothing is Python: it checks and attacks them, and makes the paper.
            "scope": "excluded",
            "hashes": [{"alg": "SHA-256", "content": digest} for digest in re.findall(r"sha256:([0-9a-f]{64})", block)],
        }


def bill(root):
    commit = subprocess.run(["git", "-C", root, "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid4()}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": "ccs",
                "name": "ccs",
                "version": commit.stdout.strip() or "unknown",
            },
        },
        "components": [*swift(root), *debian(), *python(root)],
    }


def faults(root, document):
    """What is wrong: other packages than the pinned ones, or a document that is none."""
    expected = pins(root)
    found = {name: pin["state"].get("version") for name, pin in resolved(root).items()}
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            yield f"{name}: resolved {found.get(name)}, pinned {expected.get(name)}"
    failure = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(document))
    if failure:
        yield f"not CycloneDX 1.6: {failure}"


def main(root, check=None):
    root = Path(root)
    document = bill(root)
    if not check:
        print(json.dumps(document, indent=2))
        return 0
    found = list(faults(root, document))
    # The control: a document with a field that the standard does not have is not one.
    if not JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps({**document, "colour": "red"})):
        found.append("control: a document with a foreign field is taken: the check checks nothing")
    for fault in found:
        print(f"ops/supply/sbom: {fault}", file=sys.stderr)
    print(f"{len(document['components'])} components, {len(pins(root))} pinned Swift packages: {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
