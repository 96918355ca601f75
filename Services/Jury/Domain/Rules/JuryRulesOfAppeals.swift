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
