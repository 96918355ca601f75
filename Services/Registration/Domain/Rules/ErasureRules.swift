import Contracts
import Scheme

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
