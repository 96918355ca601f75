"""Hands letters to a mail server, over TLS and never without."""

import datetime
import email.errors
import email.headerregistry
import email.message
import email.policy
import email.utils
import hashlib
import smtplib
import ssl
import pathlib
import threading
import urllib.parse


class Mail:
    """A mail server; each thread has a connection of its own, which is kept while it lasts."""

    def __init__(self, environment):
        self.fault = None
        try:
            url = urllib.parse.urlsplit(pathlib.Path(environment["CCS_SMTP_URL_FILE"]).read_text().strip())
            if url.scheme not in ("smtp", "smtps") or not url.hostname:
                raise ValueError("the address of the mail server begins with smtps:// or smtp://")
            self.url = url
            self.sender = environment["CCS_MAIL_FROM"]
            self.domain = self.sender.rpartition("@")[2]
            self.context = ssl.create_default_context(cafile=environment.get("CCS_SMTP_CA") or None)
            self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        except KeyError as missing:
            self.fault = f"{missing.args[0]} is not set"
        except (OSError, ValueError) as trouble:
            self.fault = str(trouble)
        self.seconds = float(environment.get("CCS_SMTP_SECONDS", "60"))
        self.kept = threading.local()

    def connection(self):
        kept = getattr(self.kept, "connection", None)
        if kept is not None:
            try:
                if kept.rset()[0] == 250:
                    return kept
            except (OSError, smtplib.SMTPException):
                pass
            self.drop()
        port = self.url.port or (465 if self.url.scheme == "smtps" else 587)
        if self.url.scheme == "smtps":
            made = smtplib.SMTP_SSL(self.url.hostname, port, timeout=self.seconds, context=self.context)
        else:
            made = smtplib.SMTP(self.url.hostname, port, timeout=self.seconds)
            made.starttls(context=self.context)
        try:
            made.ehlo()
            if self.url.username:
                made.login(urllib.parse.unquote(self.url.username), urllib.parse.unquote(self.url.password or ""))
        except BaseException:
            made.close()
            raise
        self.kept.connection = made
        return made

    def drop(self):
        kept = getattr(self.kept, "connection", None)
        self.kept.connection = None
        if kept is not None:
            kept.close()

    def message(self, sheet, subject, text, pdf):
        mail = email.message.EmailMessage(policy=email.policy.SMTP)
        mail["Subject"] = subject
        mail["From"] = email.headerregistry.Address("Certificats de Compétences des Services", addr_spec=self.sender)
        mail["To"] = email.headerregistry.Address(sheet["name"][:100], addr_spec=sheet["email"])
        mail["Reply-To"] = sheet["replyTo"]
        mail["Date"] = email.utils.format_datetime(
            datetime.datetime.fromisoformat(f"{sheet['writtenOn']}T12:00:00+00:00"))
        # The same each time that it is handed over: whoever gets it twice sees that it is one.
        mail["Message-ID"] = f"<{sheet['letter']}.{sheet['edition']}@{self.domain}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(text, cte="quoted-printable")
        mail.add_attachment(pdf, maintype="application", subtype="pdf", filename="lettre.pdf")
        # And byte for byte: the boundary is made of it too.
        mail.set_boundary("ccs-" + hashlib.sha256(pdf).hexdigest()[:32])
        return mail

    def send(self, sheet, subject, text, pdf):
        to = sheet.get("email") or ""
        result = {"to": to}
        if self.fault:
            return {**result, "outcome": "deferred", "answer": self.fault}
        try:
            mail = self.message(sheet, subject, text, pdf)
        except (ValueError, email.errors.MessageError) as trouble:
            return {**result, "outcome": "refused", "answer": f"no address: {trouble}"[:300]}
        result["messageID"] = str(mail["Message-ID"])
        try:
            connection = self.connection()
            code, answer = connection.mail(self.sender)
            if code == 250:
                code, answer = connection.rcpt(to)
            if code not in (250, 251):
                return self.refused(result, code, answer)
        except (OSError, smtplib.SMTPException) as trouble:
            self.drop()
            return {**result, "outcome": "deferred", "answer": str(trouble)[:300]}
        try:
            code, answer = connection.data(mail.as_bytes())
        except smtplib.SMTPDataError as trouble:
            return self.refused(result, trouble.smtp_code, trouble.smtp_error)
        except (OSError, smtplib.SMTPException) as trouble:
            # It may have been taken.
            self.drop()
            return {**result, "outcome": "unknown", "answer": str(trouble)[:300]}
        if code == 250:
            return {**result, "outcome": "accepted", "code": code}
        return self.refused(result, code, answer)

    def refused(self, result, code, answer):
        said = answer.decode(errors="replace") if isinstance(answer, bytes) else str(answer)
        return {**result, "outcome": "refused" if code >= 500 else "deferred", "code": code, "answer": said[:300]}
