public import Contracts
import Scheme

/// A refusal in French, for whoever reads it: services say codes and facts, in no language.
public enum RefusalText {
    /// What the code means, as one would say it: the rule's own sentence, or what was amiss with the demand; `nil` for a
    /// code that this program does not know.
    public static func sentence(of code: RefusalCode) -> String? { rules[code.value] ?? demands[code.value] }

    /// The whole refusal: the sentence, the facts that were looked at, and a line for each fault of a document.
    public static func lines(_ refusal: Refusal) -> [String] {
        let facts = refusal.facts.sorted { $0.key < $1.key }
            .map { "\(label(of: $0.key) ?? $0.key) : \($0.value)" }
        return [sentence(of: refusal.code) ?? "Refusé (\(refusal.code))."]
            + (facts.isEmpty ? [] : ["Au vu de : " + facts.joined(separator: " ; ") + "."])
            + refusal.faults.map { fault in
                let what = FaultText.sentence(of: fault.code) ?? fault.code
                return "\(fault.path) : \(what) (attendu : \(FaultText.expected(fault.expected)))"
            }
    }

    /// The French name of a fact; `nil` for one that this program does not know.
    public static func label(of fact: String) -> String? { facts[fact] }

    private static let rules = Dictionary(
        RuleBook.chapters.flatMap(\.rules).map { ($0.code.value, $0.text) },
        uniquingKeysWith: { first, _ in first }
    )

    /// Demands that are refused before any rule of the scheme is asked.
    private static let demands = [
        "accreditationIsWellFormed":
            "L'habilitation enregistrée est datée d'un jour passé et couvre au moins un certificat.",
        "actorMayNot": "Cette personne ne peut pas agir ici, ou pas dans ce rôle.",
        "answerIsSaid": "Une réponse dit ce qu'elle répond.",
        "appealHasReason": "Un recours, et toute suite qui lui est donnée, se motive.",
        "appealIsInTime": "Le recours est venu dans le délai : il ne se refuse pas pour tardiveté.",
        "ballotIsComplete": "Le bulletin ne porte que sur les éléments évalués, et tranche chaque élément divergent.",
        "candidateIsOfTheFile": "Le candidat nommé n'est pas celui du dossier.",
        "candidateOrOfficerActs": "Le candidat agit sur son dossier, ou l'agent.",
        "certificateIsNumbered": "Le certificat n'a pas encore de numéro.",
        "complaintExists": "Une autre réclamation porte déjà cet identifiant.",
        "complaintIsSaid": "Une réclamation dit de qui ou de quoi elle se plaint, et toute suite se motive.",
        "correctionIsComplete": "La correction est incomplète ou fautive.",
        "dossierExists": "Un dossier porte déjà cet identifiant.",
        "heardForTheirSide": "Chacun est entendu pour son côté, et pour aucun autre.",
        "heldElsewhere": "Le dossier est ailleurs : c'est à qui le tient de décider.",
        "holderIsNamed": "Le titulaire est nommé.",
        "idReusedWithAnotherBody": "Cet identifiant de commande a déjà servi pour une autre demande.",
        "leavingIsOver": "Le départ de cette branche a déjà eu son effet sur ses dossiers.",
        "malformed": "La demande n'est pas écrite comme elle doit l'être.",
        "majorityIsReached": "La majorité n'est pas atteinte.",
        "mandateExists": "Un mandat porte déjà cet identifiant.",
        "memberIsConvened": "Ce membre n'est pas convoqué à cette séance.",
        "memberIsPresent": "Ce membre n'est pas présent à cette séance.",
        "minutesHaveChanged": "Le procès-verbal a changé depuis : on signe ce qu'on a lu.",
        "noEntropy": "Le service n'a pas reçu l'aléa dont il a besoin : c'est une panne, à signaler.",
        "actIsRecordedHere": "Ce service ne consigne pas cet acte pour autrui, ni pour un autre jour.",
        "notAllowed": "Ce programme n'a pas le droit d'envoyer cela.",
        "notNow": "Ce n'est pas le moment : le dossier, ou la séance, n'en est pas là.",
        "oversized": "La demande est trop longue.",
        "reassessmentIsComplete": "La demande de réévaluation est incomplète.",
        "rectificationHasReason": "Une rectification se fait pour une raison.",
        "refusalIsReasoned": "Un refus d'inscription est motivé.",
        "rescissionHasReason": "Une décision se retire pour une raison.",
        "returnIsComplete": "L'envoi du dossier retourné est fautif.",
        "sessionSitsOnItsDay": "La séance ne siège que le jour de sa convocation.",
        "standardIsInForce": "Aucun référentiel de ce certificat n'est en vigueur ce jour-là.",
        "standardIsKnown": "Ce référentiel n'est pas parmi les données du dispositif.",
        "substituteTakesAVacantSeat": "Un suppléant ne siège qu'à la place d'un titulaire absent ou déporté.",
        "textIsReadable":
            "Un texte contient des caractères qui ne se voient pas, ou est plus long que ce qui se lit.",
        "tieIsNamed": "Un lien déclaré dit à qui.",
        "unknownAppeal": "Aucun recours n'est formé contre cette décision.",
        "unknownApplication": "Cette personne n'a pas de candidature auprès de cette branche.",
        "unknownBranch": "Cette branche n'est pas parmi les données du dispositif.",
        "unknownCertificate": "Aucun certificat ne porte cet identifiant.",
        "unknownComplaint": "Aucune réclamation ne porte cet identifiant.",
        "unknownEvaluator": "Cette personne n'a jamais été habilitée.",
        "unknownKey": "Aucune clé n'est enregistrée sous ce nom.",
        "unknownFile": "Aucun dossier ne porte cet identifiant ici.",
        "unknownMail": "Aucune lettre ne porte cet identifiant.",
        "unknownMandate": "Aucun mandat ne porte cet identifiant.",
        "unknownMember": "Cette personne n'a pas de siège à ce jury.",
        "unknownPanel": "Ce jury n'est pas parmi les données du dispositif.",
        "unknownSession": "Aucune séance ne porte cet identifiant.",
        "unknownStandard": "Ce référentiel n'est pas parmi les données du dispositif.",
        "unknownSurvey": "Cette enquête n'existe pas.",
        "unknownType": "Ce service ne connaît pas ce type de message.",
        "unreadable": "Ce qui entoure la demande ne peut être lu.",
        "voidSessionHasReason": "Une séance se déclare nulle pour une raison.",
        "votesAreOfMembersSitting": "On ne compte que les voix des membres qui siègent.",
        "workplaceIsComplete": "Le changement d'entreprise est incomplet ou fautif.",
    ]

    private static let facts = [
        "act": "acte", "at": "à", "cause": "cause", "diedOn": "décédé le", "key": "clé", "proposedBy": "proposé par",
        "actor": "qui agit", "answerBy": "réponse avant le", "asked": "demandé", "asker": "demandeur",
        "assessmentCompany": "entreprise d'évaluation", "because": "motif", "branch": "branche",
        "briefedBy": "formé par", "briefedOn": "formé le", "candidate": "candidat", "capacity": "qualité",
        "certificate": "certificat", "certificateKind": "type de certificat", "chair": "président",
        "college": "collège", "complaint": "réclamation", "component": "composante", "conferredOn": "concertation du",
        "day": "jour", "detail": "précision",
        "decidedOn": "décidé le", "decision": "décision", "designatedOn": "désigné le", "digest": "empreinte",
        "eligible": "évaluateurs éligibles",
        "dossier": "dossier", "earliest": "au plus tôt", "element": "élément", "employees": "salariés",
        "employers": "employeurs", "evaluator": "évaluateur", "expectedOn": "attendu le", "expiredOn": "expiré le",
        "form": "formulaire", "from": "du", "fullMembers": "membres titulaires", "ground": "moyen",
        "head": "bout de la chaîne",
        "heldBy": "suspendu par",
        "heldThrough": "titulaire par le dossier", "holder": "chez", "id": "identifiant", "instead": "plutôt",
        "instructor": "instructeur",
        "is": "est",
        "letter": "lettre",
        "level": "niveau", "levels": "niveaux de la ligne",
        "lastDay": "dernier jour", "lastObservedOn": "dernière observation", "lodgedOn": "reçu le", "mandate": "mandat",
        "member": "membre", "missing": "manque",
        "needed": "nécessaire", "postedOn": "posté le", "next": "prochain", "number": "numéro",
        "observer": "observateur",
        "observers": "observateurs", "observedUntil": "observé jusqu'au", "on": "le", "openFile": "dossier ouvert",
        "owedBy": "dû par",
        "party": "partie", "person": "personne", "place": "lieu", "provider": "prestataire", "referent": "référent",
        "referentCompany": "entreprise du référent", "replaced": "remplacé", "role": "rôle", "session": "séance",
        "signatory": "signataire", "signedBy": "signé par", "since": "depuis", "sitting": "siègent",
        "standIn": "remplaçant", "standard": "référentiel", "stands": "en vigueur", "state": "état",
        "store": "registre", "ties": "liens", "today": "aujourd'hui", "type": "message",
        "trainedUntil": "formation finie le", "turn": "tour", "unanswered": "sans réponse",
        "unheard": "non entendus", "unseen": "non vus",
        "until": "jusqu'au", "viceChair": "vice-président", "why": "pourquoi",
    ]
}
