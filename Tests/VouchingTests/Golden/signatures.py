#!/usr/bin/env python3
"""Makes signatures.json: acts signed by a key file and by a passkey, made by another program than ours.

    python3 -m venv V && V/bin/pip install fido2==1.2.0 cryptography==44.0.3 && V/bin/python signatures.py > signatures.json

The keys are made anew each time; the file in this folder was made once, and is what every later program must accept.
"""
import base64
import hashlib
import json

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from fido2.cose import ES256
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
    PublicKeyCredentialRpEntity,
    UserVerificationRequirement,
)

SITE = "portail.logi.example"
ACT = {
    "type": "jury.cast-ballot.v1",
    "id": "m-2026-11-23-0001",
    "actor": "juryMember@logi:P-membre-1",
    "user": "ccs-portal",
    "store": "jury.logi-1",
    "time": "2026-11-23T09:12:00.000Z",
    "body": '{"dossier":"D-1","remarque":"déjà vu"}',
}


def b64(data):
    return base64.b64encode(data).decode()


body = ACT["body"].encode()
lines = ["ccs-act-v1"] + [ACT[name] for name in ("type", "id", "actor", "user", "store", "time")]
statement = "".join(line + "\n" for line in lines + [hashlib.sha256(body).hexdigest()])
digest = hashlib.sha256(statement.encode()).digest()

file_key = ed25519.Ed25519PrivateKey.generate()
raw = file_key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)

# A passkey, and an assertion by it: the library of a maker of such devices says what the bytes are (Web Authentication,
# level 2, 5.8.1 and 6.1), and its server, which demands that somebody was there and verified, takes the assertion.
ORIGIN = "https://" + SITE
passkey = ec.generate_private_key(ec.SECP256R1())
point = passkey.public_key().public_bytes(
    serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
)
server = Fido2Server(PublicKeyCredentialRpEntity(id=SITE, name="Un portail"))
credential = AttestedCredentialData.create(
    b"\0" * 16, b"une cle d'acces", ES256.from_cryptography_key(passkey.public_key())
)
_, state = server.authenticate_begin([credential], UserVerificationRequirement.REQUIRED, challenge=digest)
client_data = CollectedClientData.create(
    CollectedClientData.TYPE.GET.value,
    digest,
    ORIGIN,
    other_keys_can_be_added_here="do not compare clientDataJSON against a template",
)
FLAG = AuthenticatorData.FLAG
authenticator_data = AuthenticatorData.create(server.rp.id_hash, FLAG.UP | FLAG.UV | FLAG.BE | FLAG.BS, 41)
signature = passkey.sign(authenticator_data + client_data.hash, ec.ECDSA(hashes.SHA256()))
server.authenticate_complete(state, [credential], credential.credential_id, client_data, authenticator_data, signature)

print(
    json.dumps(
        {
            "act": ACT,
            "statement": statement,
            "site": SITE,
            "file": {"publicKey": b64(raw), "signature": b64(file_key.sign(digest))},
            "passkey": {
                "publicKey": b64(point),
                "signature": b64(signature),
                "authenticatorData": b64(authenticator_data),
                "clientData": b64(client_data),
            },
        },
        indent=2,
        ensure_ascii=False,
    )
)
