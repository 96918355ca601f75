import Contracts
public import Scheme

/// Who hears a complaint, and when it may be decided.
let complaintRules: [Rule] = [
    Rule(
        "complaintIsInstructedByAnother",
        "Nul n'instruit ni ne décide une réclamation qui le concerne.",
        policy: true
    ),
    Rule(
        "bothAreHeard",
        "Une réclamation se décide quand les deux côtés ont été entendus, ou n'ont pas répondu dans le délai où on le leur demandait.",
        policy: true
    ),
]

/// What becomes of the files of a branch that has left.
let registrationRulesOfLeaving: [Rule] = [
    Rule(
        "committeeRecordsTheLeaving",
        "Le départ d'une branche est enregistré par le C4S, et par nul autre.",
        .organisation
    ),
    Rule(
        "leavingIsAgreed",
        "Les dossiers ouverts d'une branche partie courent jusqu'au jour convenu avec le C4S, que disent ses données.",
        .organisation
    ),
    Rule(
        "joinedBranchTakesOver",
        "Après le jour convenu, un dossier passe à la branche adhérente désignée ; à défaut, il est clos.",
        .organisation
    ),
]

/// How long what is personal is kept, and what stands against erasing it.
let registrationRulesOfErasure: [Rule] = [
    Rule(
        "fileIsKeptForItsTerm",
        "Ce qu'un dossier dit d'une personne se garde le temps prévu après sa fin, et pas au-delà ; un dossier décidé, "
            + "pas moins que ses acquis.",
        policy: true
    ),
    Rule(
        "erasureAwaitsTheEnd",
        "Rien ne s'efface d'un dossier qui n'est pas terminé.",
        policy: true
    ),
    Rule(
        "openAppealSuspendsErasure",
        "Un recours ouvert suspend l'effacement jusqu'à ce qu'il soit décidé.",
        policy: true
    ),
    Rule(
        "complaintOrHoldSuspendsErasure",
        "Une réclamation ouverte, ou une suspension, suspend l'effacement jusqu'à ce qu'elle soit levée.",
        policy: true
    ),
    Rule(
        "holdersFileIsKept",
        "Le dossier d'un titulaire se garde jusqu'à son terme, même s'il demande l'effacement : le certificat en répond.",
        policy: true
    ),
    Rule(
        "suspensionIsOfAnEndedFile",
        "L'effacement ne se suspend que dans un dossier terminé et encore conservé.",
        policy: true
    ),
    Rule(
        "operatorErases",
        "L'effacement à la main est le fait de l'exploitant, et se journalise.",
        policy: true
    ),
    Rule(
        "complaintAboutSomebodySuspendsErasure",
        "Tant qu'une réclamation sur une personne est ouverte, rien de ce qu'on tient d'elle ne s'efface.",
        policy: true
    ),
    Rule(
        "complaintIsKeptForItsTerm",
        "Ce qui s'est dit dans une réclamation hors dossier se garde le temps prévu après sa décision, et pas au-delà.",
        policy: true
    ),
]

/// The rules of registration, in the order in which a file meets them. Each is a function of this folder, or of `Form`,
/// that bears its code.
public let registrationRules: [Rule] =
    registrationRulesOfAsking + registrationRulesOfTheFile + registrationRulesOfReturning + complaintRules
    + registrationRulesOfErasure + registrationRulesOfLeaving

/// Who asks, and for whom the branch may register.
let registrationRulesOfAsking: [Rule] = [
    Rule("candidateAskedPersonally", "Le candidat demande lui-même, et personne à sa place.", .registration),
    Rule(
        "reassessmentLeavesNoAppealBehind",
        "Une réévaluation met fin au recours ouvert si le candidat dit y renoncer ; sinon, le recours est décidé d'abord.",
        policy: true
    ),
    Rule(
        "companyChangesUntilTheObservation",
        "Le candidat change d'employeur ou d'entreprise d'évaluation jusqu'à ce que quelqu'un l'ait observé.",
        .registration,
        .observation,
        policy: true
    ),
    Rule(
        "deathEndsTheFile",
        "Un candidat décédé avant la décision : son dossier se clôt, où qu'il soit, et plus rien n'est demandé à personne.",
        policy: true
    ),
    Rule(
        "othersOnlyPrepare",
        "Une entreprise, un partenaire ou l'agent ne fait que préparer une inscription.",
        .registration
    ),
    Rule(
        "companyPreparesForItsOwn",
        "Une entreprise ne prépare que pour qui elle emploie ou pour qui est évalué chez elle.",
        policy: true
    ),
    Rule("preparationIsSound", "Ce qui est préparé est juste ; ce qui manque, le candidat le complète.", .registration),
    Rule(
        "candidateConfirmedPersonally",
        "Une inscription préparée n'est complète qu'une fois confirmée par le candidat, par son compte ou par un "
            + "formulaire signé que garde l'agent.",
        .registration
    ),
    Rule(
        "candidateMeetsCustomers",
        "Le candidat est un professionnel en relation avec des clients ; le dossier dit comment.",
        .certificate
    ),
    Rule(
        "branchHasJoined",
        "Seule une branche qui a adhéré au certificat, et ne l'a pas quitté, inscrit.",
        .description,
        .organisation
    ),
    Rule(
        "openFileStillRuns",
        "Après le départ d'une branche, ses dossiers ouverts courent jusqu'au jour convenu avec le C4S.",
        .organisation
    ),
    Rule(
        "noOtherOpenFile",
        "Une personne n'a qu'un dossier ouvert pour un certificat, quelle que soit l'orthographe de son nom.",
        policy: true
    ),
    Rule("notAlreadyHolder", "Qui détient déjà le certificat ne s'y réinscrit pas.", policy: true),
]

/// What a file says, and what is done with it.
let registrationRulesOfTheFile: [Rule] = [
    Rule(
        "registrationIsComplete",
        "Le dossier d'inscription est complet et juste ; toutes ses anomalies sont dites en une fois.",
        .registration,
        .tools
    ),
    Rule("officerHolds", "L'agent suspend et rétablit un dossier que tient l'inscription.", policy: true),
    Rule(
        "correctionIsInTime",
        "Les erreurs d'un dossier se corrigent jusqu'à l'octroi ; ensuite le certificat est remplacé.",
        policy: true
    ),
]

/// What comes of a decision not to award.
let registrationRulesOfReturning: [Rule] = [
    Rule(
        "fileReturnsToCandidateAndCompany",
        "Le dossier non validé est retourné au candidat et à l'entreprise de ce passage.",
        .decision
    ),
    Rule(
        "recommendationsAreTheCandidatesAlone",
        "Les recommandations du jury ne vont qu'au candidat.",
        .decision
    ),
    Rule(
        "onlyMissingIsReassessed",
        "Seules les compétences manquantes sont réévaluées.",
        .decision
    ),
]
