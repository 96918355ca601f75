import Contracts
public import Scheme

/// What correspondence holds to, as a jury member would look for it.
public let correspondenceRules = [
    Rule(
        "letterIsWrittenOnce",
        "D'un même fait, une même personne reçoit une seule lettre, quoi qu'il arrive aux programmes ; la renvoyer est un acte."
    ),
    Rule(
        "withdrawnLetterStays",
        "Une lettre dont la cause a disparu entre-temps ne part plus."
    ),
    Rule(
        "handingOverIsNotedFirst",
        "Une lettre n'est remise qu'après l'avoir noté : celle dont nul ne sait si elle est partie est comptée, et le dit."
    ),
    Rule(
        "recommendationsAreTheCandidates",
        "Les recommandations du jury vont au candidat ; l'entreprise apprend la décision, sans elles.",
        .decision
    ),
    Rule(
        "letterStatesTheLastDay",
        "Le dernier jour du recours que dit la lettre est celui que la règle applique.",
        .decision,
        policy: true
    ),
    Rule(
        "resendingChangesNoTerm",
        "Renvoyer une lettre est un acte du gestionnaire ; elle dit la même chose, et aucun délai ne recommence."
    ),
    Rule(
        "postingIsOfLettersThatWait",
        "On n'enregistre comme postées ou remises que des lettres de la branche qui attendaient de l'être, toutes ou aucune."
    ),
    Rule("nobodyWritesToTheDead", "À une personne décédée, on n'écrit plus."),
    Rule(
        "oldNewsWaitForAnOfficer",
        "Ce qui s'est passé il y a plus d'une semaine n'est pas envoyé sans qu'un gestionnaire le veuille."
    ),
]
