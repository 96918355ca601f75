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
]
