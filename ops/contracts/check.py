"""Holds the contracts that `ccs contracts` prints against independent readers of JSON Schema and AsyncAPI.

    check.py CCS GOLDEN    CCS is the operator's tool, GOLDEN the folder of the recorded messages

Each schema is one; each recorded message, erased or not, is valid under its own. A message with a field missing that is
demanded, or with a field of another kind, is not. The AsyncAPI document is one, and every message is in it. The pages of the
reference are sound HTML whose links lead somewhere, and a browser finds in them what is searched. Each
reader is shown a planted fault first, so that one which accepts everything is found.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")  # the reader of AsyncAPI warns of its own field names

from asyncapi3.models import AsyncAPI3  # noqa: E402
from jsonschema import Draft202012Validator  # noqa: E402

import reference  # noqa: E402

ccs, golden = sys.argv[1], pathlib.Path(sys.argv[2])
faults = []


def printed(*words):
    return json.loads(subprocess.run([ccs, "contracts", *words], check=True, capture_output=True).stdout)


def is_asyncapi(document):
    try:
        AsyncAPI3.model_validate(document)
    except ValueError as fault:
        return str(fault)
    return None


def of_other_kind(value):
    """A value that no field of the kind of this one takes."""
    return [1] if isinstance(value, (str, bool, int)) else 1


def changes(value, path=()):
    """Each path at which something stands, but for names that the sender chooses."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*path, name)
            yield from changes(inner, (*path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield (*path, place)
            yield from changes(inner, (*path, place))


def changed(message, path):
    result = copy.deepcopy(message)
    holder = result
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = of_other_kind(holder[path[-1]])
    return result


document = printed("asyncapi")
for broken in ({**document, "asyncapi": 3}, {**document, "channels": {"a.b": {}}}):
    if is_asyncapi(broken) is None:
        faults.append("the reader of AsyncAPI accepts a document that is none")
if fault := is_asyncapi(document):
    faults.append(f"the AsyncAPI document is none: {fault[:2000]}")

lines = printed("list", "--json")
messages = [line["type"] for line in lines if line["kind"] != "question"]
written = tempfile.TemporaryDirectory()
root = pathlib.Path(written.name)
subprocess.run([ccs, "contracts", "reference", root], check=True, capture_output=True)
faults += reference.faults(root, [line["type"] for line in lines])
for words in (["schema", messages[0]], ["schema", "jury.read-agenda"], ["schema", "jury.read-agenda", "--reply"]):
    file = root / "schema" / ("".join([words[1], ".reply" if "--reply" in words else "", ".json"]))
    if printed(*words) != json.loads(file.read_text()):
        faults.append(f"the schema beside the page of {words[1]} is another")

tried = 0
for name in messages:
    if name.replace(".", "-") not in document["components"]["messages"]:
        faults.append(f"{name} is not in the AsyncAPI document")
    schema = json.loads((root / "schema" / f"{name}.json").read_text())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    file = golden / f"{name}.json"
    whole = json.loads(file.read_text())
    # Once it is erased, a message is without its personal group.
    bare = {key: value for key, value in whole.items() if key != "personal"}
    for message in [whole, bare][: 1 + ("personal" in whole)]:
        for fault in validator.iter_errors(message):
            faults.append(f"{file.name}: {fault.json_path}: {fault.message}")
        for path in changes(message):
            tried += 1
            if validator.is_valid(changed(message, path)):
                faults.append(f"{file.name}: {path} may be of another kind")
        for demanded in schema.get("required", []):
            tried += 1
            if validator.is_valid({key: value for key, value in message.items() if key != demanded}):
                faults.append(f"{file.name}: {demanded} may be missing")

questions = [file for line in lines if line["kind"] == "question" for file in root.glob(f"schema/{line['type']}*.json")]
for file in questions:
    Draft202012Validator.check_schema(json.loads(file.read_text()))
if len(questions) < 2 * sum(line["kind"] == "question" for line in lines):
    faults.append("a question has no schema, or its reply has none")

for wrong, meant in (("jury.cast-balot.v1", "jury.cast-ballot.v1"), ("evaluation.cast-ballot.v1", "jury.cast-ballot.v1")):
    told = subprocess.run([ccs, "contracts", "schema", wrong], capture_output=True, text=True)
    if told.returncode == 0 or meant not in told.stderr:
        faults.append(f"of {wrong} it is not said that {meant} may be meant: {told.stderr[:200]}")

if not messages or tried < 1000:
    faults.append(f"only {len(messages)} messages and {tried} changes of them were tried")
for fault in faults[:50]:
    print(f"error: {fault}")
print(f"{len(messages)} messages, {tried} changes of them tried, {len(faults)} faults")
sys.exit(1 if faults else 0)
