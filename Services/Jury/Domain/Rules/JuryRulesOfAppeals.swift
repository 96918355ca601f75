import Contracts
import Scheme

/// Appeals against a decision.
let juryRulesOfAppeals: [Rule] = [
    Rule(
        "appealIsInTimeAndOnGrounds",
        "Un recours est recevable dans le délai et sur la forme, la procédure ou une erreur matérielle, "
            + "jamais sur l'appréciation du jury."
    ),
    Rule("appealIsInstructedByAnother", "Nul n'instruit ni ne décide un recours qui le concerne."),
    Rule(
        "reexaminedByOthers",
        "Après un recours admis, le dossier est réexaminé par d'autres que ceux qui ont décidé."
    ),
]
