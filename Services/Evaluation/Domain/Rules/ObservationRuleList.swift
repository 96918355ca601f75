import Contracts
import Scheme

/// The rules of steps 3 to 5, in the order of a file's life; that the booklet goes to its own branch's jury is among the
/// jury's.
let observationRules: [Rule] = [
    Rule(
        "appointmentIsToCome",
        "Un rendez-vous se propose pour un jour à venir.",
        .evaluatorRole
    ),
    Rule(
        "appointmentsAreNumberedInOrder",
        "Les rendez-vous d'une évaluation se numérotent dans l'ordre; déplacé, un rendez-vous garde son numéro."
    ),
    Rule("movedAppointmentHasReason", "Un rendez-vous déplacé l'est pour une raison.", .evaluatorRole),
    Rule(
        "companyAgreesToWhatStands",
        "L'entreprise donne son accord au rendez-vous tel qu'il est proposé.",
        .evaluatorRole
    ),
    Rule(
        "assessmentIsAgreedWithCompany",
        "L'évaluation se fait aux jours convenus avec l'entreprise: par un rendez-vous, ou par l'accord, dit et daté, de quelqu'un de l'entreprise.",
        .evaluatorRole
    ),
    Rule(
        "observerHasDeclaredNoTie",
        "Chacun des deux déclare n'avoir aucun lien avec le candidat, avant de l'observer.",
        .designation
    ),
    Rule(
        "draftSavesComeInOrder",
        "Les enregistrements d'un appareil dans un brouillon se suivent."
    ),
    Rule(
        "draftIsOnCriteriaUnderAssessment",
        "Un brouillon porte sur les critères évalués, avec les marques d'un observateur.",
        .observation
    ),
    Rule(
        "draftConflictsAreSettled",
        "On n'enregistre pas une observation dont le brouillon se contredit d'un appareil à l'autre: chaque critère en conflit est nommé."
    ),
    Rule(
        "recordingRestsOnTheWholeDraft",
        "On enregistre en ayant vu tout son brouillon, de tous ses appareils."
    ),
    Rule(
        "situationIsRealOrSimulated",
        "Chacun voit le candidat dans au moins une situation, réelle ou simulée; un entretien ou une épreuve ne la remplace pas.",
        .description,
        .observation
    ),
    Rule(
        "observationIsComplete",
        "Une observation enregistrée dit ses jours et porte une marque sur chaque critère de chaque élément évalué.",
        .observation,
        .evaluatorRole
    ),
    Rule(
        "observerRecordsOnce",
        "Une observation enregistrée ne change plus.",
        .observation
    ),
    Rule(
        "annotationIsOnRecordedObservation",
        "Une annotation porte sur une observation enregistrée, par qui l'a enregistrée, et ne change aucune marque.",
        .observation
    ),
    Rule(
        "observationsStayApart",
        "Aucun des deux ne voit l'observation de l'autre avant que les deux soient enregistrées.",
        policy: true
    ),
    Rule(
        "bothHaveObservedDirectly",
        "Les deux ont observé directement le candidat avant de se concerter.",
        .observation
    ),
    Rule("bothHaveConferred", "Les deux se concertent, après avoir observé.", .concertation),
    Rule(
        "everyCriterionIsAssessed",
        "Le livret porte un résultat commun sur chaque critère de chaque élément évalué.",
        .evaluatorRole,
        .concertation
    ),
    Rule(
        "jointResultRestsOnObservation",
        "Le résultat commun repose sur ce que l'un au moins a observé; ce que les deux ont noté de même n'est pas divergent.",
        .observation,
        .concertation
    ),
    Rule(
        "divergenceHasBothReasons",
        "Sur un critère divergent, chacun des deux donne sa raison.",
        .concertation
    ),
    Rule(
        "divergenceIsLeftAfterConcertation",
        "Un critère n'est laissé divergent qu'après le délai de concertation de la branche.",
        .concertation,
        policy: true
    ),
    Rule(
        "divergentElementGoesToTheJury",
        "Un élément dont un critère est divergent est laissé au jury, et lui seul.",
        policy: true
    ),
    Rule(
        "notAssessedIsNotAcquired",
        "Un élément dont un critère n'a pas été évalué ne peut être acquis.",
        .concertation
    ),
    Rule(
        "departingJudgementIsJustified",
        "Un jugement qui s'écarte de la proposition est signalé et justifié.",
        .concertation,
        policy: true
    ),
    Rule(
        "noteIsOnCriterionUnderAssessment",
        "Une note porte sur un critère évalué.",
        .concertation
    ),
    Rule("bothSignTheSameBooklet", "Les deux signent le même livret.", policy: true),
    Rule(
        "bookletIsSignedByBoth",
        "Le livret est signé des deux avant de partir au jury.",
        policy: true
    ),
    Rule("refusedSignatureHasReason", "Un refus de signer le livret est motivé.", policy: true),
    Rule(
        "signatoryDoesNotRefuse",
        "Qui a signé ne refuse plus: il reprend d'abord sa signature.",
        policy: true
    ),
    Rule(
        "onlyTheSignatoryReopens",
        "Seul le signataire reprend sa signature, et seulement tant que l'autre n'a pas signé.",
        policy: true
    ),
    Rule("reopeningHasReason", "Reprendre sa signature demande une raison.", policy: true),
    Rule(
        "amendmentFollowsTheChain",
        "Rectificatifs et compléments font une chaîne depuis le livret signé, l'un après l'autre.",
        policy: true
    ),
    Rule(
        "amendmentSaysWhy",
        "Un rectificatif dit l'erreur et ce qu'il rectifie; un complément dit ce qu'il répond.",
        policy: true
    ),
    Rule(
        "addendumOnlyCompletes",
        "Un complément complète ce qui n'était pas évalué ou divergeait; il ne corrige rien.",
        policy: true
    ),
    Rule("signedBookletNeverChanges", "Le livret signé ne change pas.", policy: true),
]
