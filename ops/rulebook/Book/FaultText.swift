import Contracts
import Foundation

/// A fault of a document in French, for whoever wrote the document: services say codes, and what would be right in words that
/// programs and their makers read.
public enum FaultText {
    /// What is wrong: as a rule says it, or what was amiss with the field; `nil` for a code that this program does not know.
    public static func sentence(of code: String) -> String? {
        // A rule that names a fault after itself does so with its parameters.
        let name = String(code.prefix { $0 != "(" })
        return codes[name] ?? RefusalText.sentence(of: RefusalCode(wire: name))
    }

    /// What would be right; as it is, where this program does not know it: a day, an identifier.
    public static func expected(_ text: String) -> String {
        if let known = expectations[text] { return known }
        for (template, french) in templates {
            if let values = values(in: text, of: template) { return fill(french, with: values) }
        }
        return text
    }

    /// Whether this program can say that in French; `{}` stands for what a service fills in.
    public static func knows(expected text: String) -> Bool {
        expectations[text] != nil || templates.contains { $0.template == text }
    }

    /// What stands in a text where a template has `{}`, one or two of them; `nil` where the text is none of it.
    private static func values(in text: String, of template: String) -> [Substring]? {
        let parts = template.split(separator: "{}", omittingEmptySubsequences: false)
        guard let first = parts.first, text.hasPrefix(first) else { return nil }
        var rest = text.dropFirst(first.count)
        var values: [Substring] = []
        for (number, part) in parts.dropFirst().enumerated() {
            if number == parts.count - 2 {
                guard rest.hasSuffix(part), rest.count > part.count else { return nil }
                values.append(rest.dropLast(part.count))
                return values
            }
            guard let place = rest.range(of: String(part)) else { return nil }
            values.append(rest[..<place.lowerBound])
            rest = rest[place.upperBound...]
        }
        return nil
    }

    private static func fill(_ french: String, with values: [Substring]) -> String {
        values.reduce(french) { text, value in
            guard let place = text.range(of: "{}") else { return text }
            return text.replacingCharacters(in: place, with: value)
        }
    }

    private static let codes = [
        "abstains": "on ne s'abstient pas ici", "afterTheObservation": "après l'observation",
        "beforeBegin": "avant le début", "beforeDesignation": "avant la désignation", "beforeFrom": "avant le début",
        "belowNationalFloor": "en deçà du plancher national", "checkDigit": "une clé de contrôle est fausse",
        "conflict": "deux appareils ont noté autre chose", "contradicts": "contredit le reste",
        "corrected": "ne corrige rien", "count": "il n'y en a pas le bon nombre",
        "divergent": "les observateurs divergent", "duplicate": "y figure deux fois", "form": "n'a pas la forme voulue",
        "future": "est dans l'avenir", "implausible": "n'est pas vraisemblable", "inFuture": "est dans l'avenir",
        "isNotTheFiles": "n'est pas celle du dossier", "isTheCandidate": "c'est le candidat",
        "isTheComplainant": "c'est le plaignant", "isTheEmployer": "c'est l'employeur",
        "isTheSignatory": "c'est le signataire", "malformed": "n'est pas écrit comme il doit l'être",
        "mark": "n'est pas une note possible", "missing": "manque", "notACode": "n'est pas un code",
        "notADay": "n'est pas un jour du calendrier", "notAKey": "n'est pas une clé", "notAName": "n'est pas un nom",
        "notADigest": "n'est pas une empreinte",
        "notAPhoneNumber": "n'est pas un numéro de téléphone", "notAPostalCode": "n'est pas un code postal",
        "notASigningRole": "n'est pas un rôle qui signe", "notASiret": "n'est pas un SIRET",
        "notAnActivity": "n'est pas une activité de la branche", "notAnAddress": "n'est pas une adresse",
        "notChanged": "n'a pas changé", "notDeclared": "n'est pas déclaré", "notExpected": "n'a pas sa place ici",
        "notInPolicy": "la branche n'en habilite pas", "notJoined": "la branche n'y a pas adhéré",
        "notListed": "n'est pas dans la liste", "notOfTheCompany": "n'est pas de l'entreprise",
        "notRecorded": "n'est pas enregistrée", "notText": "contient des caractères qui ne s'écrivent pas",
        "notTheEmployer": "n'est pas l'employeur", "notUnderAssessment": "n'est pas à évaluer",
        "self": "c'est soi-même", "stillConferring": "la concertation n'est pas finie", "tooEarly": "est trop tôt",
        "tooLate": "est trop tard",
        "tooLong": "est trop long", "tooMany": "il y en a trop", "twice": "y figure deux fois",
        "unexpected": "n'a pas sa place ici", "unknown": "n'est pas connu", "wrongKind": "n'est pas de la bonne sorte",
    ]

    private static let expectations = [
        "1 to 200 characters": "1 à 200 caractères", "1 to 4000 characters": "1 à 4000 caractères",
        "1 to 500 certificates": "1 à 500 certificats", "14 digits": "14 chiffres",
        "14 digits, the ninth and the last check digits":
            "14 chiffres, le neuvième et le dernier des clés de contrôle",
        "9 digits, the last a check digit": "9 chiffres, le dernier une clé de contrôle",
        "6 to 15 digits, with + in front where it is international":
            "6 à 15 chiffres, précédés de + si le numéro est international",
        "YYYY-MM-DD": "un jour, écrit 2026-05-18",
        "YYYY-MM-DD, a day of the calendar": "un jour du calendrier, écrit 2026-05-18",
        "5 digits, the first two a department's, or 97 or 98":
            "5 chiffres, les deux premiers d'un département, ou 97 ou 98",
        "a body of this type's contract": "une demande conforme à son contrat",
        "a branch of the scheme": "une branche du dispositif",
        "a branch of the scheme, or committee": "une branche du dispositif, ou committee",
        "a candidate in contact with customers": "un candidat en contact avec des clients",
        "a certificate that the branch joined": "un certificat auquel la branche a adhéré",
        "a chair of the college whose turn it is": "un président du collège dont c'est le tour",
        "a code: 1 to 64 characters out of letters, digits and . _ : -":
            "un code : 1 à 64 lettres sans accent, chiffres ou . _ : -",
        "a criterion under assessment": "un critère à évaluer", "a day after the birth": "un jour après la naissance",
        "a joint result": "un résultat commun", "a justification": "une justification",
        "a kind of certificate of the scheme": "un type de certificat du dispositif",
        "a kind that the branch accredits": "une sorte d'évaluateurs que la branche habilite",
        "a mark out of + - n ?": "une note parmi + - n ?", "a mark out of + - o": "une note parmi + - o",
        "a name with letters": "un nom, avec des lettres", "a reason": "un motif",
        "a recommendation": "une recommandation", "a standard of the scheme": "un référentiel du dispositif",
        "a term that ends after it began, and one seat each":
            "une durée qui finit après avoir commencé, et un siège par personne",
        "a text": "un texte", "a tie that a member declares": "un lien qu'un membre déclare",
        "a value": "une valeur", "a whole file that waits here": "un dossier complet qui attend ici",
        "absent: the candidate acknowledges the notice": "rien : c'est le candidat qui prend connaissance de la notice",
        "absent: the assessment company is the employer": "rien : l'entreprise d'évaluation est l'employeur",
        "absent: the workplace has not changed": "rien : le lieu de travail n'a pas changé",
        "absent: there is no employer": "rien : il n'y a pas d'employeur",
        "acquired or notAcquired": "acquired ou notAcquired",
        "acquired, notAcquired or abstain": "acquired, notAcquired ou abstain",
        "SHA-256, 64 hexadecimal digits": "SHA-256, 64 chiffres hexadécimaux",
        "an Ed25519 public key, 32 bytes in base64, no point of low order":
            "une clé publique Ed25519, 32 octets en base64, qui ne soit pas un point d'ordre faible",
        "an activity of the branch": "une activité de la branche", "an address": "une adresse",
        "an address as name@domain.tld, up to 254 characters":
            "une adresse comme nom@domaine.fr, de 254 caractères au plus",
        "an age of 14 to 110 years": "un âge de 14 à 110 ans", "an answer": "une réponse",
        "an element of this attempt": "un élément à évaluer à ce passage",
        "an establishment of the employer": "un établissement de l'employeur",
        "an integer, 0 or more": "un nombre entier, 0 ou plus",
        "an observation that is recorded": "une observation enregistrée",
        "an uncompressed point on P-256, 65 bytes in base64": "un point de P-256 non compressé, 65 octets en base64",
        "at most 200": "200 au plus", "criteria under assessment": "des critères à évaluer",
        "criteria under assessment only": "les seuls critères à évaluer", "divergent": "divergent",
        "each member once": "chaque membre une fois", "each of them once": "chacun une fois",
        "elements of the scope only": "les seuls éléments à évaluer",
        "experience in assessment, consulting or training": "une expérience d'évaluation, de conseil ou de formation",
        "experience in one of the branch's activities": "une expérience dans une activité de la branche",
        "female or male": "female ou male", "first name and name": "prénom et nom",
        "full members of both colleges, one of each presiding":
            "des titulaires des deux collèges, dont un de chacun préside",
        "justifications of departing judgements only": "des justifications pour les seuls jugements qui s'écartent",
        "kind, organisation and department": "sorte, organisme et service",
        "kind and reference of what the act rests on":
            "la nature et la référence de la pièce sur laquelle l'acte repose",
        "marks out of + - o": "des notes parmi + - o",
        "n: neither observed it": "n : aucun ne l'a observé",
        "no control characters": "pas de caractères de commande",
        "no delegation in this branch": "pas de délégation dans cette branche",
        "no divergence: both marked it alike": "pas de divergence : les deux l'ont noté pareil",
        "no vote": "pas de voix", "nobody accredited": "personne qui soit habilité",
        "the college for which they sit already": "le collège pour lequel la personne siège déjà",
        "nobody accredited or working for an evaluating provider":
            "personne qui soit habilité, ou d'un prestataire d'évaluation",
        "nobody: it is about the process": "personne : elle porte sur le processus",
        "not asked for this kind of certificate": "rien : ce type de certificat ne le demande pas",
        "not erased": "qui ne soit pas effacé", "notAcquired": "notAcquired",
        "notAcquired or abstain: nobody has assessed one of its criteria":
            "notAcquired ou abstain : personne n'a évalué l'un de ses critères",
        "notes on criteria that changed": "des notes sur les critères qui ont changé",
        "one at least": "un au moins", "one certificate or more": "un certificat au moins",
        "one line without control characters": "une ligne, sans caractères de commande",
        "one line, having seen both": "une seule ligne, après avoir vu les deux",
        "one of the company's list of departments": "l'un des services de l'entreprise",
        "one of those who trained the candidate": "l'un de ceux qui ont formé le candidat",
        "one situation or more": "une situation au moins",
        "one value: it is there twice, or in two spellings, with two":
            "une valeur : elle y est deux fois, ou écrite de deux façons, avec deux valeurs",
        "one who has a seat on the panel that day, of this college":
            "quelqu'un qui a un siège de ce collège au jury ce jour-là",
        "persons other than the candidate": "d'autres personnes que le candidat",
        "reasons on divergent criteria only": "des motifs pour les seuls critères divergents",
        "role:id with an id of 1 to 64 letters, digits and . _ : -":
            "rôle:identifiant, l'identifiant de 1 à 64 lettres, chiffres ou . _ : -",
        "rule observed": "la règle respectée", "somebody else": "quelqu'un d'autre",
        "somebody of the assessment company": "quelqu'un de l'entreprise d'évaluation",
        "the candidate of the file": "le candidat du dossier",
        "the company in which the candidate is to be observed": "l'entreprise où le candidat sera observé",
        "the company in which the work is done": "l'entreprise où le travail se fait",
        "the company of a company professional": "l'entreprise du professionnel",
        "the company's list of departments, one at least": "la liste des services de l'entreprise, un au moins",
        "the day on which the document came in": "le jour où la pièce est arrivée",
        "the department there": "le service dans cette entreprise", "the element flagged": "l'élément signalé",
        "the first day": "le premier jour", "the fraud that was found": "la fraude constatée",
        "the holder of the certificate": "le titulaire du certificat",
        "the organisation's name": "le nom de l'organisme",
        "the person complained of": "la personne mise en cause", "the situation at work": "la situation au travail",
        "the training path": "le parcours de formation", "what is asked": "ce qui est demandé",
        "what is rectified": "ce qui est rectifié", "what is to be put right": "ce qui est à corriger",
        "what was seen since": "ce qui a été vu depuis", "what was wrong, and why": "ce qui était faux, et pourquoi",
        "words": "des mots",
    ]

    private static let templates: [(template: String, french: String)] = [
        ("1 to {} characters", "1 à {} caractères"), ("{} or before", "{} ou avant"), ("{} or after", "{} ou après"),
        ("{} or later", "{} ou après"), ("{} marks", "{} notes"),
        ("{} days after the convocation, or later", "{} jours après la convocation, ou plus tard"),
        ("a joint result, or divergent from {}", "un résultat commun, ou divergent à partir du {}"),
        ("a reason, for what was done before {}", "un motif, pour ce qui a été fait avant le {}"),
        ("a kind that the branch has joined on {}", "un type de certificat auquel la branche a adhéré le {}"),
        (
            "a time at most {} hours ahead of this service's, which is {}",
            "une heure en avance de {} heures au plus sur celle du service, qui est {}"
        ), ("at most {} characters", "{} caractères au plus"), ("at most {}", "{} au plus"),
        ("no U+{}", "sans U+{}"), ("one of {}", "l'un de {}"),
    ]
}
