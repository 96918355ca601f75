import Contracts

/// The rules that the data of the scheme keep, référentiels, branches and policies; and those that every service keeps alike
/// (see also the services' lists).
public let schemeRules: [Rule] = [
    Rule(
        "standardIsComplete",
        "Le référentiel a les domaines, les éléments et les critères qu'il annonce : 5, 25 et 90 pour la Relation Client.",
        .certificate
    ),
    Rule(
        "toolsAreTheCommonOnes",
        "Toutes les branches adhérentes emploient les mêmes outils, validés par le C4S.",
        .organisation,
        .tools
    ),
    Rule(
        "adhesionRestsOnCPNEDecision",
        "Une branche n'adhère qu'à l'appui d'une décision de sa CPNE.",
        .organisation
    ),
    Rule(
        "policyRespectsNationalFloor",
        "La politique d'une branche ne descend pas sous le socle national.",
        .organisation
    ),
    Rule(
        "personSignsTheAct",
        "Là où la branche le demande, qui vote, signe un procès-verbal, décide d'un recours ou d'une habilitation signe son acte de sa clé.",
        policy: true
    ),
    Rule(
        "termEndsOnAWorkingDay",
        "Un délai finit à la fin de son dernier jour, à Paris ; s'il devait finir un samedi, un dimanche ou un jour férié, il finit le jour ouvrable suivant.",
        policy: true
    ),
    Rule(
        "actsOnBehalfAsOfficer",
        "L'acte d'une personne n'est consigné pour son compte que par un gestionnaire de la branche où il produit effet.",
        policy: true
    ),
    Rule(
        "actsOnBehalfWhereAllowed",
        "Nul ne consigne pour autrui une décision du gestionnaire, de l'autorité ou du C4S, ni ce qui demande deux personnes.",
        policy: true
    ),
    Rule(
        "actsOnBehalfOfAnother",
        "Un gestionnaire ne consigne rien pour le compte de qui que ce soit dans un dossier où il est lui-même partie.",
        policy: true
    ),
    Rule(
        "actsOnBehalfOnADocument",
        "L'acte consigné pour le compte d'une personne repose sur un document, dont la nature, la référence et le jour d'arrivée sont dits.",
        policy: true
    ),
    Rule(
        "actsOnBehalfInTime",
        "Un acte porte le jour où il a été fait : ni à venir, ni plus ancien que la branche ne l'admet sans raison.",
        policy: true
    ),
    Rule(
        "actsAfterItsGround",
        "Un acte ne précède pas ce sur quoi il repose.",
        policy: true
    ),
    Rule(
        "nobodyDecidesOnTheirOwn",
        "Nul ne décide de son propre dossier, ni de celui où il est partie : gestionnaire, autorité, membre du jury, signataire.",
        policy: true
    ),
    Rule("deathHasHappened", "Un décès s'enregistre une fois survenu.", policy: true),
]
