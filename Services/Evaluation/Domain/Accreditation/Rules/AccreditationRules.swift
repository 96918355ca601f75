import Contracts
import Scheme

/// The rules of an accreditation, from the application to the end; that one covers a file and is in force on the day of
/// the observation stands among the rules of designation.
let accreditationRules: [Rule] = [
    Rule(
        "applicationIsComplete",
        "Le dossier de candidature est complet; tout ce qui manque est dit d'un coup.",
        .accreditation
    ),
    Rule(
        "sectorExperienceIsShown",
        "Une expérience professionnelle dans une activité de la branche est justifiée, avec sa période.",
        .evaluators,
        .accreditation
    ),
    Rule(
        "evaluationCompetenceIsShown",
        "Une expérience d'évaluation, de conseil ou de formation en relation client est justifiée.",
        .evaluators,
        .accreditation
    ),
    Rule(
        "oneApplicationAtATime",
        "Une candidature à la fois, et pas de qui est déjà habilité pour cela.",
        policy: true
    ),
    Rule(
        "applicationIsInstructed",
        "Le dossier est instruit, au regard des critères de sélection, avant d'être décidé.",
        .accreditation
    ),
    Rule("evidenceIsShown", "Ce qui fonde l'octroi s'enregistre une fois montré.", .evaluators),
    Rule("informationSessionAttended", "L'information sur le processus d'évaluation a été suivie.", .accreditation),
    Rule("standardAndToolsAreMastered", "Le référentiel et les outils sont maîtrisés.", .evaluators),
    Rule("confidentialityIsUndertaken", "La confidentialité est souscrite.", .confidentiality),
    Rule("dataProtectionIsUndertaken", "La protection des données personnelles est souscrite.", .confidentiality),
    Rule(
        "toolsCoverTheWholeStandard",
        "L'évaluateur s'engage à mobiliser les outils pour tout le référentiel.",
        .evaluatorRole
    ),
    Rule("charterIsAccepted", "La charte graphique est acceptée.", .communication),
    Rule("accreditationRefusalIsReasoned", "Un refus d'habilitation est motivé.", .accreditation),
    Rule("letterConfersStatus", "C'est le courrier qui confère le statut, après l'octroi.", .letter),
    Rule(
        "laterLetterReplacesWhatItCovers",
        "Un nouveau courrier remplace l'habilitation pour les certificats qu'il couvre ; pour les autres, elle court encore.",
        .letter
    ),
    Rule(
        "deathLeavesWhatIsSigned",
        "Un évaluateur décédé : son habilitation finit, ce qu'il a signé demeure ; où il n'a pas signé, un autre est désigné.",
        policy: true
    ),
    Rule("accreditationStands", "Ce qui se demande d'une habilitation suppose qu'elle coure encore.", .letter),
    Rule(
        "activityIsReportedEveryTwoYears",
        "L'évaluateur rend compte tous les deux ans, en chiffres et dans ses mots.",
        .activityReport
    ),
    Rule(
        "overdueReportBarsDesignation",
        "Rapport en retard : aucune désignation nouvelle; celles qui courent s'achèvent.",
        policy: true
    ),
    Rule(
        "noPrecautionarySuspension",
        "Suspendu à titre conservatoire, l'évaluateur n'est pas désigné, n'enregistre ni ne signe; ses dossiers attendent.",
        policy: true
    ),
    Rule("suspensionHasReason", "Une suspension conservatoire est motivée.", policy: true),
    Rule(
        "renewalIsAskedInTime",
        "Le renouvellement se demande avant le terme, à partir du premier rappel.",
        .letter,
        policy: true
    ),
    Rule("reportsAreToDate", "On renouvelle qui a rendu ses rapports.", .letter, .activityReport, policy: true),
    Rule("renewalRefusalIsReasoned", "Un refus de renouvellement est motivé.", policy: true),
    Rule("declaredSituationIsReal", "Un changement se déclare complet, et quand il a eu lieu.", .evaluators),
    Rule("removalGroundsAreSaid", "Les griefs se disent, une procédure à la fois.", .letter, policy: true),
    Rule(
        "removalGroundsAreNotified",
        "Les griefs sont notifiés avant toute décision de suppression.",
        .letter,
        policy: true
    ),
    Rule("evaluatorIsHeard", "L'évaluateur est entendu avant la suppression.", .letter, policy: true),
    Rule("removalIsReasoned", "Une suppression, et la réponse à un réexamen, sont motivées.", .letter, policy: true),
    Rule(
        "removalReviewIsInTime",
        "Le réexamen d'une suppression se demande dans le délai, en disant pourquoi.",
        policy: true
    ),
    Rule("removalReviewIsByAnother", "Le réexamen est décidé par quelqu'un d'autre que qui a supprimé.", policy: true),
    Rule("removedForCauseDoesNotFinish", "Qui perd l'habilitation pour faute n'achève rien.", policy: true),
    Rule(
        "evaluatorsTrainInternalOnes",
        "Un évaluateur habilité forme les évaluateurs internes si la branche le souhaite.",
        .evaluatorRole
    ),
    Rule(
        "briefingIsReal",
        "Une formation s'enregistre une fois donnée, par quelqu'un d'autre, dans une entreprise.",
        .evaluatorRole
    ),
]
