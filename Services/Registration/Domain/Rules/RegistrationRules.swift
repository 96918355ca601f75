import Contracts
public import Scheme

/// The rules of registration, in the order in which a file meets them. Each is a function of this folder, or of `Form`,
/// that bears its code.
public let registrationRules: [Rule] =
    registrationRulesOfAsking + registrationRulesOfTheFile + registrationRulesOfReturning + complaintRules
    + registrationRulesOfErasure + registrationRulesOfLeaving

/// Who asks, and for whom the branch may register.
let registrationRulesOfAsking: [Rule] = [
    Rule("candidateAskedPersonally", "Le candidat demande lui-même, et personne à sa place.", .registration),
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
