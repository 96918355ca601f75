import Contracts
import Scheme

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
        "Qui signe à la place du président ou du vice-président a siégé pour le même collège.",
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
