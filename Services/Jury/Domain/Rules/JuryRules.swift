import Contracts
public import Scheme

/// When the jury excludes a candidate.
let juryRulesOfExclusion: [Rule] = [
    Rule(
        "exclusionComesBeforeDecision",
        "La fraude établie avant la décision fait exclure le candidat ; après, une séance rapporte la décision.",
        policy: true
    ),
    Rule("exclusionHasReason", "Une exclusion dit la fraude constatée.", policy: true),
]

/// The rules of the joint jury, in the order in which a file meets them. Each is a function of this folder that bears
/// its code.
public let juryRules: [Rule] =
    juryRulesOfConvocation + juryRulesOfFiles + juryRulesOfObservers + juryRulesOfVotes + juryRulesOfDecisions
    + juryRulesOfMinutes + juryRulesOfAppeals + juryRulesOfExclusion

/// Who sits, and when.
let juryRulesOfConvocation: [Rule] = [
    Rule(
        "juryIsJoint",
        "Le jury est paritaire : les deux collèges siègent, et l'un préside avec l'autre.",
        .description,
        .decision
    ),
    Rule(
        "chairIsInTurn",
        "La présidence revient au collège dont c'est le tour.",
        .decision,
        policy: true
    ),
    Rule("everyMemberSitsOnce", "Nul n'est convoqué deux fois à une séance.", .decision),
    Rule(
        "memberHasASeat",
        "Ne siège que qui est nommé au jury, dans son collège, pour la durée de son mandat.",
        .finalValidation
    ),
    Rule(
        "seatingTakesTwoPersons",
        "Nommer un membre du jury, ou mettre fin à son siège, demande deux personnes : l'autorité le dit, un agent confirme.",
        policy: true
    ),
    Rule(
        "memberKeepsItConfidential",
        "Un membre du jury s'est engagé à la confidentialité avant d'entrer en séance.",
        policy: true
    ),
    Rule(
        "seatHasATerm",
        "Un siège au jury a un terme, et nul ne siège deux fois ni pour les deux collèges.",
        .finalValidation,
        policy: true
    ),
    Rule(
        "departedMemberSitsNoMore",
        "Qui ne vient pas, ou a quitté la séance, ne vote plus : son siège est libre pour un suppléant.",
        .decision,
        policy: true
    ),
    Rule("departureIsTimed", "Un membre quitte la séance à une heure qui est notée.", .decision, policy: true),
    Rule(
        "replacementSitsInTheSameSeat",
        "Qui est convoqué à la place d'un autre siège pour le même collège, au même titre.",
        .decision,
        policy: true
    ),
    Rule(
        "memberSitsForOneCollege",
        "Une personne siège pour un seul collège à la fois.",
        .finalValidation
    ),
    Rule("noticeIsGiven", "La séance est convoquée avec le préavis de la branche.", .decision, policy: true),
    Rule(
        "noEvaluatorSitsOnTheJury",
        "Aucun évaluateur habilité ne siège au jury, ni qui travaille pour un prestataire d'évaluation.",
        .finalValidation
    ),
]

/// What comes before the jury.
let juryRulesOfFiles: [Rule] = [
    Rule(
        "bookletIsTransmittedToOwnBranchJury",
        "Le livret est transmis au jury de la branche qui a inscrit le candidat.",
        .transmission
    ),
    Rule(
        "juryDecidesOnTheFile",
        "Le jury décide sur le dossier du candidat, et sur un dossier entier.",
        .organisation,
        .decision
    ),
    Rule(
        "juryDecidesAfterTheObservation",
        "Une session ne décide pas d'un dossier observé après son jour.",
        .organisation,
        .decision
    ),
    Rule(
        "carriedElementHasProvenance",
        "Ce qui a été acquis auparavant se conserve avec sa provenance.",
        .decision,
        policy: true
    ),
    Rule(
        "supplementIsGivenOrOverdue",
        "Un dossier pour lequel le jury a demandé un complément revient quand il est donné, ou le délai passé.",
        .decision,
        policy: true
    ),
    Rule(
        "amendmentComesBeforeDecision",
        "Un rectificatif ou un complément du livret vient avant la décision ; après, il est sans effet.",
        .decision,
        policy: true
    ),
    Rule(
        "addendumWasAsked",
        "Les observateurs ne complètent leur livret que si une séance le leur a demandé, et dans le délai.",
        .decision,
        policy: true
    ),
    Rule(
        "fileIsReadyForAgenda",
        "S'inscrit à l'ordre du jour un dossier entier qui attend ici, sans suspension ni autre séance.",
        .decision,
        policy: true
    ),
    Rule("askIsSaidToEachParty", "Qui doit donner un complément apprend lequel.", .decision),
    Rule("fileIsOnHold", "Un dossier suspendu n'est ni inscrit à l'ordre du jour, ni voté, ni décidé.", policy: true),
    Rule(
        "fileIsHeldOverItsEvaluator",
        "Un vote n'est annulé à la reprise du dossier que si celui-ci attendait à cause de son évaluateur.",
        policy: true
    ),
    Rule(
        "officerOrChairHolds",
        "Le gestionnaire, ou qui préside la séance, suspend un dossier et le reprend.",
        policy: true
    ),
]

/// Who votes, and what the votes weigh.
let juryRulesOfVotes: [Rule] = [
    Rule("memberIsNotTied", "Un membre lié au dossier se déporte et ne vote pas.", .finalValidation),
    Rule(
        "tiedMemberSeesNothing",
        "Un membre lié au dossier n'en voit rien.",
        .finalValidation,
        policy: true
    ),
    Rule(
        "quorumIsReached",
        "Après les déports, chaque collège a le nombre de votants que la branche demande, et jamais aucun.",
        .decision,
        policy: true
    ),
    Rule(
        "proxyIsOfSameCollege",
        "Là où la branche l'admet, un membre absent donne une procuration, une seule, à un membre de son collège.",
        policy: true
    ),
    Rule(
        "notAssessedIsNotAcquiredByVote",
        "Un élément dont un critère n'a été évalué par personne ne s'acquiert pas par un vote.",
        .concertation
    ),
    Rule("collegesWeighTheSame", "Les deux collèges pèsent autant, quel que soit leur nombre.", .description),
]

/// What the jury decides, and when it has effect.
let juryRulesOfDecisions: [Rule] = [
    Rule(
        "everyElementIsAcquired",
        "Le certificat est délivré si, et seulement si, tous les éléments de tous les domaines sont acquis.",
        .certificate,
        .organisation
    ),
    Rule(
        "missingElementHasRecommendation",
        "À chaque élément qui manque, le jury adresse une recommandation.",
        .decision
    ),
    Rule(
        "overturnedElementHasReason",
        "Le jury motive tout écart avec le livret.",
        .decision,
        policy: true
    ),
    Rule(
        "secondDrawDoesNotAcquire",
        "Un partage des voix ajourne une fois ; au second, l'élément n'est pas acquis.",
        .decision,
        policy: true
    ),
    Rule(
        "minutesAreSignedByBothColleges",
        "Le procès-verbal porte la signature des deux collèges ; la décision prend effet à la seconde.",
        .decision,
        policy: true
    ),
    Rule(
        "onlyASessionRescinds",
        "Une décision n'est rapportée que par une séance ultérieure, avec un motif.",
        .decision,
        policy: true
    ),
]

/// Appeals against a decision.
let juryRulesOfAppeals: [Rule] = [
    Rule(
        "appealIsInTimeAndOnGrounds",
        "Un recours est recevable dans le délai et sur la forme, la procédure ou une erreur matérielle, "
            + "jamais sur l'appréciation du jury."
    ),
    Rule("appealIsInstructedByAnother", "Nul n'instruit ni ne décide un recours qui le concerne."),
    Rule(
        "appealSuspendsErasure",
        "Tant qu'un recours est ouvert, rien ne s'efface de ce qu'il met en cause.",
        policy: true
    ),
    Rule(
        "holdSuspendsErasure",
        "Tant que le jury tient un dossier suspendu, rien ne s'en efface.",
        policy: true
    ),
    Rule(
        "wordsAreKeptWithTheMinutes",
        "Pourquoi un procès-verbal fut rectifié, ou signé par un autre, se garde autant que lui, et pas au-delà.",
        policy: true
    ),
    Rule(
        "reexaminedByOthers",
        "Après un recours admis, le dossier est réexaminé par d'autres que ceux qui ont décidé."
    ),
]

/// What becomes of minutes and of the decisions in them.
let juryRulesOfMinutes: [Rule] = [
    Rule("memberPresides", "Seuls président et vice-président closent un vote et lèvent la séance.", .decision),
    Rule(
        "memberSigns",
        "Seuls président et vice-président signent le procès-verbal, ou qui signe à leur place.",
        .decision,
        policy: true
    ),
    Rule(
        "standInSatForTheSameCollege",
        "Qui signe à la place du président ou du vice-président a siégé pour le même collège ; à défaut, le collège le désigne.",
        .decision,
        policy: true
    ),
    Rule(
        "sessionIsVoidWhereNobodyCanSign",
        "Si nul d'un collège ne peut signer le procès-verbal, la séance est nulle : ses dossiers sont examinés à nouveau.",
        .decision,
        policy: true
    ),
    Rule(
        "rectificationIsASlip",
        "Un procès-verbal rectifié corrige une erreur matérielle, jamais une décision ni un décompte.",
        .decision,
        policy: true
    ),
]

/// The rules that evaluation has asked on the observers and that the jury asks again, on the facts of the days of
/// observation.
let juryRulesOfObservers: [Rule] = [
    Rule(
        "accreditationStoodOnObservationDay",
        "Le jury n'acquiert rien sur un livret dont l'évaluateur n'était pas habilité le jour de l'observation.",
        .letter
    ),
    Rule(
        "providerWasApproved",
        "Le jury n'acquiert rien sur un livret dont l'évaluateur l'était pour un organisme non agréé.",
        .organisation
    ),
    Rule(
        "observersWereIndependent",
        "Le jury n'acquiert rien sur un livret dont un observateur était lié au candidat.",
        .evaluators,
        .designation
    ),
]
