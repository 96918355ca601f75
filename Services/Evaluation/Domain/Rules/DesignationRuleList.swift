import Contracts
import Scheme

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
    Rule("replacementReplacesSomebody", "Un remplacement remplace quelqu'un.", policy: true),
    Rule(
        "formerObserverDoesNotReturn",
        "Qui a été remplacé après avoir observé ne revient pas dans la même tentative.",
        policy: true
    ),
    Rule("holdHasReason", "Un dossier se suspend pour une raison.", policy: true),
]
