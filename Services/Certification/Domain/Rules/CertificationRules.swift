import Contracts
public import Scheme

/// What certification holds to, as a jury member would look for it.
public let certificationRules: [Rule] = signingRules + documentRules + registerRules + surveyRules

private let signingRules = [
    Rule(
        "certificateBearsBothSignatures",
        """
        Le certificat est signé par l'autorité compétente de la branche et par le président du GPS au nom du C4S ; il \
        n'est délivré qu'avec les deux signatures.
        """,
        .decision
    ),
    Rule(
        "signatoryActsWithinMandate",
        "Un signataire signe dans son mandat : pour la branche ou pour le C4S, en vigueur le jour de la signature.",
        .decision
    ),
    Rule(
        "signatoriesAreTwoPersons",
        "Les deux signatures sont celles de deux personnes : nul ne signe à la fois pour la branche et pour le C4S.",
        .decision
    ),
    Rule("capacityHasNotSigned", "Une seconde signature pour la même qualité ne fait pas la paire.", .decision),
    Rule(
        "signatureIsGenuine",
        "Une signature porte sur ce certificat-là et vient de la clé du mandat : elle ne vaut pour aucun autre."
    ),
    Rule(
        "handwritingIsAccepted",
        "Une signature à la main vaut là où la branche l'accepte.",
        .decision,
        policy: true
    ),
    Rule(
        "handwritingIsOnRecord",
        "Une signature à la main s'enregistre avec son jour, le document qui la porte et l'empreinte de sa numérisation.",
        policy: true
    ),
    Rule(
        "batchIsSignedWhole",
        "On peut signer plusieurs certificats à la fois : chacun a sa signature, et tous sont signés ou aucun."
    ),
    Rule(
        "delegationIsAllowed",
        "Une signature se délègue là où le processus opératoire de la branche le permet.",
        .decision,
        policy: true
    ),
    Rule(
        "delegationRestsOnMandate",
        """
        Une délégation repose sur un mandat de celui qui délègue, tenu en propre et en vigueur ; elle finit avec lui et se \
        voit sur le certificat, avec son acte.
        """,
        .decision,
        policy: true
    ),
    Rule(
        "appointmentIsComplete",
        "Une nomination dit qui, pour qui, de quand à quand, par quel acte, avec quelle clé."
    ),
    Rule("signingKeyIsPersonal", "Une clé de signature est à une seule personne."),
    Rule(
        "appointingTakesTwoPersons",
        "Nommer qui signe, ou mettre fin à un mandat, demande deux personnes : la branche et le C4S, ou deux du C4S."
    ),
    Rule(
        "mandateSignsAfterItsDelay",
        "Un nouveau mandat ne signe qu'après le délai que fixe la branche ; celui du C4S, après le plus long.",
        policy: true
    ),
]

private let documentRules = [
    Rule(
        "certificateGoesToHolderWithLetter",
        "Le certificat va au titulaire, à une adresse qui est la sienne, avec la lettre type.",
        .decision,
        .tools
    ),
    Rule(
        "wordingIsShownAsSuch",
        "Un certificat établi sur un référentiel dont le libellé n'est pas officiel le dit, et sa lettre aussi.",
        .certificate,
        .tools
    ),
    Rule(
        "replacementKeepsTheAward",
        "Un certificat remplacé (état civil, erreur matérielle) reste le même octroi ; le nouveau porte les deux signatures."
    ),
    Rule(
        "correctionReachesTheCertificate",
        "Un nom corrigé avant l'octroi est celui du certificat : établi à nouveau tant que nul n'a signé, remplacé ensuite."
    ),
    Rule(
        "duplicateIsOfAValidCertificate",
        "Un duplicata est le certificat valide, sous le même numéro, marqué comme duplicata."
    ),
    Rule("revocationIsReasoned", "Une annulation est motivée ; elle suit le retrait de la décision et est définitive."),
    Rule(
        "rescindedAwardIsSuspended",
        "Un certificat dont le jury a retiré l'octroi est suspendu, aussitôt et pour tous, jusqu'à son annulation."
    ),
    Rule(
        "revocationHasItsTerm",
        "L'annulation qui suit un retrait a son échéance : elle figure sur la liste de l'autorité de la branche.",
        policy: true
    ),
    Rule(
        "contactEndsWithDeath",
        "À un titulaire décédé on n'écrit plus et on ne demande plus rien ; ses proches peuvent venir chercher le certificat."
    ),
]

private let registerRules = [
    Rule(
        "holderIsEnteredInRegister",
        "Tout titulaire est inscrit, dès la délivrance et pour toujours, sur la liste nationale tenue pour le C4S.",
        .organisation
    ),
    Rule(
        "registerKeepsItsHolders",
        "Le registre garde le nom du titulaire le temps prévu, même s'il demande l'effacement ; ensuite il compte sans nommer.",
        policy: true
    ),
    Rule(
        "signatoryIsKeptAsLongAsTheRegister",
        "Le nom d'un signataire se garde, après son dernier mandat, aussi longtemps que le registre garde ce qu'il a signé.",
        policy: true
    ),
    Rule(
        "nameStandsUnderSignatures",
        "Le nom de qui signe ou a signé des certificats ne s'efface pas avant son terme, même s'il le demande.",
        policy: true
    ),
    Rule(
        "complaintKeepsTheSignatory",
        "Tant qu'une réclamation sur un signataire est ouverte, son nom ne s'efface pas.",
        policy: true
    ),
    Rule(
        "verificationNeedsNumberAndCode",
        "Qui a le numéro et le code de vérification apprend si le certificat est valide ; sans eux, rien."
    ),
    Rule(
        "recognitionIsByRight",
        """
        Une branche adhérente reconnaît de droit tout certificat valide délivré par une branche qui avait adhéré ; chaque \
        usage est noté.
        """,
        .organisation
    ),
    Rule(
        "componentIsDeclared",
        "Un certificat donne une composante d'une certification de branche là où la branche l'a déclaré.",
        .organisation
    ),
]

private let surveyRules = [
    Rule(
        "surveyNeedsDeclaration",
        "L'enquête de suivi ne concerne que le titulaire qui a lui-même déclaré y participer ; il peut s'en retirer.",
        .tools
    ),
    Rule("surveyAnswerIsAnonymous", "Une réponse à l'enquête ne dit pas de qui elle vient."),
    Rule("surveyIsShownInAggregates", "Les réponses à l'enquête ne se lisent que par agrégats de cinq au moins."),
]
