#!/usr/bin/env python3
"""Walks a file through the portal's pages, as its people would, in a real browser.

    ops/portal/walk.py SITE     the portal of a demonstration that runs, as http://127.0.0.1:8480
"""

import datetime
import sys
import zoneinfo

from visitor import Visitor

TODAY = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Paris")).date().isoformat()
PASSWORD = "visite-guidee-2026"


def registers(site, seen=None):
    """A candidate registers with three faults, is told of all of them beside their fields, and mends them."""
    camille = Visitor(site, seen, width=390, height=844)
    camille.sign_in("candidate@demonstration.example", PASSWORD)
    camille.expects("Vous n’avez pas encore de dossier")
    camille.follow("M’inscrire")
    camille.fill(certificat="p2st/relation-client", form__meetsCustomers=True,
                 personal__customerContact="Au téléphone : renseignements et réclamations.")
    camille.fill(form__activity="accueil-telephonique")
    camille.press("Enregistrer et continuer")
    camille.fill(personal__identity__birthName="O’Connor-Lévy", personal__identity__firstNames="Camille, Zoé",
                 personal__identity__birthDate="1992-04-03")
    camille.press("Enregistrer et continuer")
    camille.fill(form__employment__status="employee", form__employment__employerSiret="999 000 010 00011",
                 form__employment__department="Accueil", form__employment__since="2021-03-01",
                 personal__jobTitle="Chargée d’accueil")
    camille.press("Enregistrer et continuer")
    camille.expects("Nous avons repris ce que vous avez indiqué")
    camille.fill(form__company__departments="Accueil\nVente", form__company__postalCode="75011")
    camille.press("Enregistrer et continuer")
    camille.fill(personal__contact__email="sans arobase", form__noticeAcknowledgedOn=True)
    camille.press("Enregistrer et relire")
    camille.expects("Enregistré le")
    camille.press("Envoyer mon inscription")
    camille.expects("points sont à corriger", "▲")
    camille.go("/inscription?etape=2")
    camille.expects("Lieu de naissance : à remplir")
    camille.fill(personal__identity__birthPlace="Dublin, Irlande")
    camille.press("Enregistrer et continuer")
    camille.fill(form__employment__employerSiret=SIRET)
    camille.press("Enregistrer et continuer")
    camille.fill(form__company__siret=SIRET)
    camille.press("Enregistrer et continuer")
    camille.fill(personal__contact__email="camille@courriel.example")
    camille.press("Enregistrer et relire")
    camille.press("Envoyer mon inscription")
    camille.expects("Dossier en cours d’inscription", "La branche examine votre inscription",
                    "Inscription déposée")
    return camille


def luhn(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = digit * 2 if place % 2 == 0 else digit
        total += value - 9 if value > 9 else value
    return (10 - total % 10) % 10


def siret():
    """A SIRET with its check digits, of a SIREN that is given to nobody."""
    siren = [9, 9, 9, 0, 0, 0, 4, 2]
    siren.append(luhn(siren))
    number = siren + [0, 0, 0, 1]
    number.append(luhn(number))
    return "".join(map(str, number))


SIRET = siret()


def accepts(site, seen=None):
    """The officer finds the file by its name without accents, reads it and accepts it."""
    gaelle = Visitor(site, seen)
    gaelle.sign_in("gestion@demonstration.example", PASSWORD)
    gaelle.expects("Ce qui vous attend")
    gaelle.go("/gestion/dossiers?mots=levy+camille&etape=registered")
    gaelle.expects("O’Connor-Lévy")
    gaelle.follow("Camille")
    gaelle.expects("L’inscription est à examiner", "Dublin, Irlande", "camille@courriel.example")
    gaelle.follow("Accepter l’inscription")
    gaelle.press("Accepter l’inscription")
    gaelle.expects("Dossier n° P2ST", "Inscription acceptée")
    return gaelle


def prepares(site, seen=None):
    """The authority records an accreditation, the officer a referent's briefing, on pages made out of the contracts."""
    agnes = Visitor(site, seen)
    agnes.sign_in("autorite@demonstration.example", PASSWORD)
    agnes.go("/actes")
    agnes.follow("Enregistrer un évaluateur habilité avant ce système")
    agnes.press("Enregistrer un évaluateur habilité avant ce système")
    agnes.expects("points sont à corriger")
    agnes.fill(evaluator="P-demo-evaluatrice", branch="p2st", certificateKinds="relation-client", letterOn=TODAY,
               letter="HAB-DEMO-1", situation__kind="consultant", personal__name="Élise Moreau",
               personal__email="elise@courriel.example")
    agnes.press("Enregistrer un évaluateur habilité avant ce système")
    agnes.expects("C’est enregistré")
    agnes.close()
    gaelle = Visitor(site, seen)
    gaelle.sign_in("gestion@demonstration.example", PASSWORD)
    gaelle.go("/actes/evaluation.brief-referent")
    gaelle.fill(referent="P-demo-referent", companySiret=SIRET, branch="p2st", standard="relation-client-demo-1",
                briefedOn=TODAY)
    gaelle.press("Enregistrer la formation d’un référent")
    gaelle.expects("C’est enregistré")
    return gaelle


def proposes(site, seen=None):
    """The company proposes its referent for the file that waits for one."""
    company = Visitor(site, seen)
    company.sign_in("entreprise@demonstration.example", PASSWORD)
    company.expects("Un référent est à proposer", "O’Connor-Lévy")
    company.follow("Proposer un référent")
    company.fill(referent__person="P-demo-referent", referent__briefedOn=TODAY, referent__briefedBy="P-demo-evaluatrice",
                 personal__name="Rachid Benali")
    company.press("Proposer un référent")
    company.expects("C’est enregistré")
    company.close()


def designates(gaelle):
    """The officer sees who may be designated, forgets to choose, and designates."""
    gaelle.go("/gestion/dossiers?mots=levy+camille")
    gaelle.follow("Camille")
    gaelle.follow("Désigner")
    gaelle.expects("Élise Moreau")
    gaelle.press("Désigner")
    gaelle.expects("à choisir")
    gaelle.fill(evaluator="P-demo-evaluatrice", referent="P-demo-referent")
    gaelle.press("Désigner")
    gaelle.expects("Évaluateur et référent désignés")


def observes(site, login, seen=None):
    """An observer, on a phone: declares to have no tie, forgets a criterion, and records what they saw."""
    one = Visitor(site, seen, width=390, height=844)
    one.sign_in(login, PASSWORD)
    one.expects("Une évaluation vous attend")
    one.follow("Ouvrir l’évaluation")
    one.follow("Déclarer que je n’ai aucun lien")
    one.press("Déclarer que je n’ai aucun lien")
    one.expects("C’est enregistré")
    one.go("/")
    one.follow("Ouvrir l’évaluation")
    one.follow("Enregistrer mon observation")
    one.fill(situation="real", le=TODAY, accord_de="P-demo-responsable", accord_le=TODAY)
    one.marks("+", but=1)
    one.press("Enregistrer mon observation")
    one.expects("Un point est à corriger", "à noter")
    one.marks("+")
    one.press("Enregistrer mon observation")
    one.expects("Ce qui vous est demandé")
    return one


def confers(elise, rachid):
    """The booklet: a joint mark a criterion and a judgement an element; both sign what is shown to them."""
    elise.follow("Remplir le livret d’évaluation")
    elise.fill(le=TODAY)
    elise.marks("+")
    elise.judge("acquired")
    elise.press("Remplir le livret")
    elise.expects("Livret d’évaluation rempli")
    for one in (elise, rachid):
        one.go("/")
        one.follow("Ouvrir l’évaluation")
        one.follow("Signer le livret")
        one.expects("Vous signez ce qui suit", "Acquis")
        one.press("Signer le livret")
    rachid.expects("Livret transmis au jury")


def everything(site, seen=None):
    """The whole walk."""
    stranger = Visitor(site, seen)
    stranger.go("/")
    stranger.expects("Les six étapes")
    stranger.go("/verifier")
    stranger.fill(numero="CCS-0000", code="AAAA")
    stranger.press("Vérifier")
    stranger.expects("Le registre ne connaît pas ce certificat")
    stranger.go("/evaluateurs")
    camille = registers(site, seen)
    gaelle = accepts(site, seen)
    camille.go("/")
    camille.expects("Inscription acceptée", "La branche désigne ceux qui vous évalueront")
    gaelle.close()
    gaelle = prepares(site, seen)
    proposes(site, seen)
    designates(gaelle)
    elise = observes(site, "evaluatrice@demonstration.example", seen)
    rachid = observes(site, "referent@demonstration.example", seen)
    confers(elise, rachid)
    camille.go("/")
    camille.expects("Votre dossier attend une séance du jury paritaire", "Livret transmis au jury")
    for one in (stranger, camille, gaelle, elise, rachid):
        one.close()


def main():
    everything(sys.argv[1])
    print("walked: from the registration, with its faults, to the signed booklet")


if __name__ == "__main__":
    main()
