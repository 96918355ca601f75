"""Holds the certificate that proves itself against what others wrote: Go's reader of signed notes, and openssl.

    check.py CCS OPEN GOLDEN    CCS is the operator's tool, OPEN what ops/certificate/build makes, GOLDEN the recorded notes

What is right is right for each of them. One character changed, in the text or in a signature, is refused by each; so is the
key of somebody else. The tool is run where there is no network at all.
"""

import base64
import json
import pathlib
import subprocess
import sys
import tempfile

ccs, reader, golden = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
faults = []
# RFC 8410: what stands before the 32 bytes of an Ed25519 public key.
HEAD = bytes.fromhex("302a300506032b6570032100")
AUTHENTIC, NOT_VALID, CANNOT_TELL = 0, 2, 3


def verifiers(trust):
    return [key["verifier"] for key in json.loads(trust.read_text())["keys"]]


def opened(keys, files):
    """What Go's reader says of each file: how many signatures, or why not."""
    done = subprocess.run([reader, *keys, "--", *files], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def by_openssl(keys, note):
    """Which of the keys' signatures openssl finds genuine over the text; by the bytes of the note, with no reader of ours."""
    text, _, lines = note.rpartition(b"\n\n")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "text").write_bytes(text + b"\n")
        for line in lines.splitlines():
            _, name, coded = line.split(b" ")
            for key in keys:
                if not key.startswith(name.decode(errors="replace") + "+"):
                    continue
                (root / "key").write_bytes(HEAD + base64.b64decode(key.rsplit("+", 2)[2])[1:])
                (root / "signature").write_bytes(base64.b64decode(coded)[4:])
                done = subprocess.run(
                    ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", root / "key",
                     "-in", root / "text", "-sigfile", root / "signature"], capture_output=True)
                if done.returncode == 0:
                    found.append(name)
    return len(found)


def verified(note, trust, *words):
    """The tool's exit code and what it prints, in a place without any network."""
    return subprocess.run(["unshare", "--map-root-user", "--net", ccs, "verify", note, "--trust", trust, *words],
                          capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"})


def expect(what, is_so):
    if not is_so:
        faults.append(what)


right, trust = golden / "certificat.note", golden / "confiance.json"
others, expired = golden / "autres-cles.json", golden / "expire.note"
keys, note = verifiers(trust), right.read_bytes()

expect("Go's reader does not open the note with both keys", opened(keys, [right, expired]) == ["2", "2"])
expect("openssl does not find both signatures genuine", by_openssl(keys, note) == 2)
told = verified(right, trust)
expect(f"ccs verify does not find it authentic: {told.returncode} {told.stdout}", told.returncode == AUTHENTIC)
expect(f"ccs verify does not say it in six lines: {told.stdout}", len(told.stdout.splitlines()) == 6)
expect("ccs verify does not say that the register was not asked", "non consulté" in told.stdout)
report = json.loads(verified(right, trust, "--json").stdout)
expect(f"the report is another: {report}", report["verdict"] == "authentic" and len(report["findings"]) == 6)

expect("Go's reader opens it with others' keys", not opened(verifiers(others), [right])[0].isdigit())
expect("openssl finds a signature of others genuine", by_openssl(verifiers(others), note) == 0)
expect("ccs verify believes others' keys", verified(right, others).returncode == NOT_VALID)
expect("an expired certificate is valid", verified(expired, trust).returncode == NOT_VALID)
expect("a register that is not there has answered", verified(right, trust, "--register").returncode == CANNOT_TELL)

with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    nobody = json.loads(trust.read_text())
    nobody["keys"] = []
    (root / "nobody.json").write_text(json.dumps(nobody))
    expect("a key that is not known says something", verified(right, root / "nobody.json").returncode == CANNOT_TELL)
    expect("what is no trust file is believed", verified(right, right).returncode == 1)
    # One character here and there: in the number, in a digest, in the last line of the text, in a signature.
    places = [*range(0, len(note), len(note) // 40), note.index(b"\nnumber: ") + 15, note.rindex(b"replaces: ") + 10]
    altered = []
    for place in places:
        changed = bytearray(note)
        changed[place] = ord("1") if note[place] == ord("0") else ord("0")
        altered.append(root / f"{place}.note")
        altered[-1].write_bytes(changed)
    for file, said in zip(altered, opened(keys, altered), strict=True):
        expect(f"Go's reader finds both signatures with byte {file.stem} changed", said != "2")
        in_text = int(file.stem) < note.rindex(b"\n\n")
        if in_text:
            expect(f"Go's reader opens the note with byte {file.stem} changed", not said.isdigit())
            expect(f"openssl finds a signature genuine with byte {file.stem} changed",
                   by_openssl(keys, file.read_bytes()) == 0)
        code = verified(file, trust).returncode
        expect(f"ccs verify with byte {file.stem} changed: {code}", code == NOT_VALID or not in_text and code == CANNOT_TELL)

for fault in faults:
    print(f"error: {fault}")
print(f"{len(places)} characters changed, {len(faults)} faults")
sys.exit(1 if faults else 0)
