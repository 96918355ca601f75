#!/usr/bin/env python3
"""Walks a file through the portal's pages, as its people would, in a real browser.

    ops/portal/walk.py SITE     the portal of a demonstration that runs, as http://127.0.0.1:8480
"""

import sys

from visitor import Visitor

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
    for one in (stranger, camille, gaelle):
        one.close()


def main():
    everything(sys.argv[1])
    print("walked: registration, its faults, acceptance")


if __name__ == "__main__":
    main()
