import Contracts
public import Scheme

/// The rules of step 2, and the reason of a hold; that nothing is decided on a file on hold stands among the jury's rules.
let designationRules: [Rule] = [
    Rule(
        "referentIsProposedByCompany",
        "Le référent désigné est l'un de ceux que l'entreprise d'évaluation a proposés.",
        .designation
    ),
    Rule("referentIsNotCandidate", "Le référent n'est pas le candidat.", .designation),
    Rule(
        "referentBelongsToAssessmentCompany",
        "Le référent appartient à l'entreprise où le candidat est observé.",
        .designation
    ),
    Rule(
        "referentIsNotManager",
        "Si la branche le veut, le référent n'est pas un responsable hiérarchique du candidat.",
        policy: true
    ),
    Rule(
        "observersAreTrained",
        "Le référent a été formé au référentiel et aux outils, par quelqu'un d'autre, au plus tard le jour de l'observation.",
        .evaluatorRole
    ),
    Rule(
        "accreditationCoversBranchAndCCS",
        "L'évaluateur est habilité par la branche, pour ce certificat.",
        .evaluators,
        .application
    ),
    Rule(
        "accreditationInForceOnObservationDay",
        "L'habilitation de l'évaluateur est en vigueur le jour de l'observation.",
        .letter
    ),
    Rule(
        "providerIsApproved",
        "Là où la branche agrée des organismes, celui de l'évaluateur est agréé ce jour-là.",
        .organisation
    ),
    Rule(
        "evaluatorIsNeitherCandidateNorReferent",
        "L'évaluateur n'est ni le candidat ni le référent.",
        .designation
    ),
    Rule("evaluatorHasNotTrainedCandidate", "Nul n'évalue une personne qu'il a formée.", .evaluators),
    Rule(
        "evaluatorIsFromAnotherDepartment",
        "Dans sa propre entreprise, l'évaluateur est d'un autre service que le candidat.",
        .evaluators
    ),
    Rule(
        "evaluatorIsOutsideLineOfManagement",
        "L'évaluateur est hors de la ligne hiérarchique du candidat.",
        .evaluators
    ),
    Rule(
        "designationIsEscalatedOnceNobodyIsEligible",
        "Une désignation n'est signalée comme impossible que si aucun évaluateur de la branche n'est éligible.",
        policy: true
    ),
    Rule(
        "evaluatorIsLentOnceNobodyIsEligible",
        "Faute d'éligible, et si la branche l'admet, un évaluateur habilité par une autre branche adhérente est désigné.",
        policy: true
    ),
    Rule("bothObserversAreDesignated", "Le référent et l'évaluateur sont désignés avant d'observer.", .designation),
    Rule("observerIsDesignated", "N'agit comme observateur que celui qui est désigné.", .designation),
    Rule("expectedDayIsNotPast", "Une observation n'est pas attendue pour un jour passé.", .designation),
    Rule("objectionIsInTime", "Le candidat récuse dans le délai de la branche.", policy: true),
    Rule("objectionHasReason", "Une récusation est motivée.", policy: true),
    Rule("objectionIsRaisedOnce", "On ne récuse qu'une fois la même désignation.", policy: true),
    Rule("objectionIsOpen", "Le gestionnaire tranche une récusation qui lui est soumise.", policy: true),
    Rule("rejectedObjectionHasReason", "Une récusation rejetée l'est pour une raison.", policy: true),
    Rule(
        "everyObjectionIsDecided",
        "Tant qu'une récusation n'est pas tranchée, rien ne s'enregistre, ne se remplit ni ne se signe.",
        policy: true
    ),
    Rule(
        "upheldObjectionExcludes",
        "Qui a été récusé à bon droit n'observe plus dans cette tentative et n'y est plus désigné.",
        policy: true
    ),
    Rule("replacementHasReason", "Un remplacement a une raison.", policy: true),
    Rule(
        "observerMayDecline",
        "Qui est désigné peut dire non, pour un lien, un refus ou une maladie, jusqu'à sa signature du livret.",
        .designation,
        policy: true
    ),
    Rule(
        "whoDeclinedObservesNoMore",
        "Qui a décliné n'observe plus, ne remplit ni ne signe : un autre est désigné.",
        .designation,
        policy: true
    ),
    Rule("replacementReplacesSomebody", "Un remplacement remplace quelqu'un.", policy: true),
    Rule(
        "formerObserverDoesNotReturn",
        "Qui a été remplacé après avoir observé ne revient pas dans la même tentative.",
        policy: true
    ),
    Rule("holdHasReason", "Un dossier se suspend pour une raison.", policy: true),
]

/// The rules of evaluation, in the order in which a file meets them. Each is a function of this folder that bears its
/// code.
public let evaluationRules: [Rule] =
    accreditationRules + designationRules + observationRules + keepingRules
    + keyRules

/// How long what is personal is kept.
let keepingRules: [Rule] = [
    Rule(
        "accreditationIsKept",
        "Ce qu'on sait d'un évaluateur se garde le temps prévu après la fin de son habilitation.",
        policy: true
    ),
    Rule(
        "evaluatorIsKept",
        "Rien de ce qu'on tient d'un évaluateur ne s'efface avant le terme de la dernière de ses habilitations.",
        policy: true
    ),
    Rule(
        "refusedApplicationIsKept",
        "Une candidature refusée se garde le temps prévu, et pas moins que l'habilitation qui l'a précédée.",
        policy: true
    ),
    Rule(
        "complaintKeepsTheEvaluator",
        "Tant qu'une réclamation sur une personne est ouverte, rien de ce que l'évaluation tient d'elle ne s'efface.",
        policy: true
    ),
    Rule(
        "applicationIsKept",
        "Une candidature se garde tant qu'elle est en cours, puis le temps prévu après son refus.",
        policy: true
    ),
]

/// The rules of persons' keys. Each is a function of this file that bears its code.
let keyRules: [Rule] = [
    Rule("keyIsSound", "Une clé proposée en est une, et sert à qui vote, instruit ou décide.", policy: true),
    Rule("keyIsOnePersons", "Une clé est à une personne, dans un rôle d'une branche.", policy: true),
    Rule(
        "keyTakesTwoPersons",
        "Une clé s'enregistre à deux : l'autorité de la branche et un de ses agents disent la même chose.",
        policy: true
    ),
    Rule("revokedKeyStaysRevoked", "Une clé révoquée ne sert plus.", policy: true),
]

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
