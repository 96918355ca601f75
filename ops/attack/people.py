"""Fictional people and files for the attacks: nobody of the demonstration is touched where it can be helped."""

import json
import random
import string
from datetime import date, timedelta

from frame import Untried
from system import new_id, said


def day(offset=0):
    return (date.today() + timedelta(days=offset)).isoformat()


class File:
    """A candidate's file, with what it takes to register it."""

    def __init__(self, branch="p2st", arrangements=None):
        self.branch, self.dossier = branch, new_id("D")
        self.candidate = new_id("P")
        name = "".join(random.choices(string.ascii_lowercase, k=12)).capitalize()
        self.personal = {
            "identity": {"birthName": name, "firstNames": "Camille", "birthDate": "1991-05-17", "birthPlace": "Lyon"},
            "contact": {"email": f"{name.lower()}@courriel.example", "phone": "+33 1 99 00 00 00"},
            "jobTitle": "hôte d'accueil", "customerContact": "Reçoit les visiteurs."
        }
        if arrangements:
            self.personal["arrangements"] = arrangements

    def registration(self, activity):
        place = {"siret": "73282932000074", "department": "accueil", "departments": ["accueil", "plateau"],
                 "since": day(-900), "postalCode": "69003"}
        return {
            "dossier": self.dossier, "branch": self.branch, "certificateKind": "relation-client",
            "candidate": self.candidate, "personal": self.personal,
            "form": {
                "activity": activity, "company": place, "meetsCustomers": True, "noticeAcknowledgedOn": day(),
                "trainers": [], "trainingProviders": [],
                "employment": {"status": "employee", "employerSiret": place["siret"], "department": "accueil",
                               "since": place["since"]},
            },
        }

    def register(self, system, portal, **rest):
        """Registers it as the candidate would; the answer."""
        return portal.ask("registration.register-candidate.v1", self.registration(activity(system, self.branch)),
                          "registration", rest.pop("actor", f"candidate:{self.candidate}"), **rest)

    def registered(self, system, portal):
        answer = self.register(system, portal, seconds=20)
        if said(answer) != "accepted":
            raise Untried(f"a file could not be registered: {json.dumps(answer)}")
        return self

    def accept(self, portal, **rest):
        """Its own branch's officer accepts it; the answer."""
        return portal.ask("registration.accept-registration.v1", {"dossier": self.dossier, "officer": "P-officer"},
                          "registration", f"officer@{self.branch}:P-officer", id=f"accept-{self.dossier}", **rest)

    def accepted(self, system, portal):
        """Registers and accepts it: evaluation has it then."""
        self.registered(system, portal)
        answer = self.accept(portal)
        if said(answer) != "accepted":
            raise Untried(f"a file could not be accepted: {json.dumps(answer)}")
        return self

    def reaches_evaluation(self, one, seconds=10):
        query = "SELECT count(*) FROM journal WHERE dossier = ?"
        return one.eventually(lambda: one.system.value("evaluation", query, self.dossier) > 0, seconds)


def activity(system, branch):
    """An activity of the branch: one that somebody of the demonstration has."""
    body = system.value(
        "registration",
        "SELECT body FROM journal WHERE type = 'registration.candidate-registered.v1' AND json_extract(body, '$.branch') = ?"
        " ORDER BY seq LIMIT 1",
        branch,
    )
    if body is None:
        raise Untried("no demonstration has been played here (ops/run --demo)")
    return json.loads(body)["registration"]["activity"]


def latest(system, store, kind, where="1 = 1", *arguments):
    """The body of the last event of a type; `None` where there is none."""
    body = system.value(
        store, f"SELECT CAST(body AS TEXT) FROM journal WHERE type = ? AND {where} ORDER BY seq DESC LIMIT 1", kind, *arguments
    )
    return body and json.loads(body)
