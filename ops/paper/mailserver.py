"""A mail server for trials, over TLS: aiosmtpd, which does to each letter what is wanted of it.

    mailserver.py FOLDER     writes FOLDER/url, FOLDER/ca.pem; the letters taken into FOLDER/ledger, a line of JSON each

What happens to a letter is said in FOLDER/wishes, by the recipient's local part: `refuse` (550), `later` (451, the first time),
`drop` (takes it, and says nothing), `slow`. With `random N` in it, one letter in N is dropped after it was taken.
"""

import asyncio
import email
import email.policy
import hashlib
import json
import pathlib
import random
import ssl
import subprocess
import sys
import time

from aiosmtpd.controller import Controller

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
chance = random.Random(7)


def wishes():
    try:
        return dict(line.split() for line in (folder / "wishes").read_text().splitlines() if line.strip())
    except FileNotFoundError:
        return {}


class Handler:
    def __init__(self):
        self.seen = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        wish = wishes().get(address.partition("@")[0])
        if wish == "refuse":
            return "550 5.1.1 no such mailbox"
        if wish == "later" and address not in self.seen:
            self.seen.add(address)
            return "451 4.2.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        pdf = next((part.get_content() for part in mail.walk() if part.get_content_type() == "application/pdf"), b"")
        wanted = wishes()
        wish = wanted.get(envelope.rcpt_tos[0].partition("@")[0])
        again = ("drop", envelope.rcpt_tos[0]) in self.seen
        dropped = (wish == "drop" and not again) or (
            "random" in wanted and chance.randrange(int(wanted["random"])) == 0)
        if wish == "slow":
            await asyncio.sleep(2)
        line = {"to": envelope.rcpt_tos[0], "id": mail["Message-ID"], "subject": mail["Subject"], "dropped": dropped,
                "digest": hashlib.sha256(pdf).hexdigest(), "text": mail.get_body(("plain",)).get_content(), "at": time.time()}
        with open(folder / "ledger", "a") as ledger:
            ledger.write(json.dumps(line) + "\n")
        (folder / "last.pdf").write_bytes(pdf)
        (folder / f"{line['digest'][:16]}.pdf").write_bytes(pdf)
        if dropped:
            self.seen.add(("drop", envelope.rcpt_tos[0]))
            server.transport.abort()
        return "250 OK"


def main():
    key, certificate = folder / "key.pem", folder / "ca.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
                   check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    port = int((folder / "port").read_text()) if (folder / "port").exists() else 0
    controller = Controller(Handler(), hostname="127.0.0.1", port=port, ssl_context=context, data_size_limit=20_000_000)
    # Port 0 is the system's choice: what it chose is asked of it.
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(
        controller.factory, host="127.0.0.1", port=port, ssl=context))
    port = server.sockets[0].getsockname()[1]
    (folder / "port").write_text(str(port))
    (folder / "url").write_text(f"smtps://127.0.0.1:{port}\n")
    loop.run_forever()


if __name__ == "__main__":
    main()
