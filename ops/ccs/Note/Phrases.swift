/// What is said in French of a finding: by `ccs verify`, and by the page, which is given the same.
///
/// `{name}` stands for a fact, `{name:day}` for a day as a letter writes it. What stands in brackets is left out where its fact
/// is not there.
enum Phrases {
    static let heads: [Finding.Aspect: String] = [
        .document: "Certificat", .signatures: "Signatures", .mandates: "Mandats", .holder: "Titulaire",
        .expiry: "Validité", .register: "Registre",
    ]

    static let certificate =
        "{number}, {kind}, octroyé le {awardedOn:day} ({branch})[ ; {wording}]"

    static let wording = "référentiel de démonstration, non officiel"

    static let all: [String: String] = [
        "verdict.valid": "valide : {what}",
        "verdict.authentic": "authentique : {what}",
        "verdict.undetermined": "INDÉTERMINÉ : se présente comme {what}",
        "verdict.invalid": "NON VALIDE : se présente comme {what}",

        "document.tooLong": "NON VALIDE : le fichier est trop long pour une note signée",
        "document.notText": "NON VALIDE : le fichier n'est pas un texte",
        "document.withoutSignatures": "NON VALIDE : le fichier ne porte pas de signature",
        "document.notASignature": "NON VALIDE : une ligne sous le texte n'est pas une signature",
        "document.withoutNote":
            "INDÉTERMINÉ : aucune note ne peut être lue dans ce PDF ; demandez le fichier d'origine, ou la note",
        "document.noCertificate": "NON VALIDE : le texte signé n'est pas celui d'un certificat",

        "signatures.both": "authentiques toutes deux : pour la branche et pour le C4S",
        "signatures.altered": "FAUSSE : le texte ou la signature a été changé ({keys})",
        "signatures.otherKey": "FAUSSE : donnée par une autre clé que celle du mandat ({keys})",
        "signatures.unknownKey":
            "clé inconnue du fichier de confiance ({keys}) : ne pas s'y fier sans un fichier plus récent",
        "signatures.missing": "il en manque ({missing})",
        "signatures.onePerson": "données par une seule personne ({signatory})",

        "mandates.inForceAtSigning":
            "en vigueur le jour de la signature : {mandates}[ ; par délégation : {delegated}]",
        "mandates.inForceAtAward": "en vigueur le jour de l'octroi : {mandates}[ ; par délégation : {delegated}]",
        "mandates.inForceSince":
            "en vigueur, commencé après l'octroi : {later} ; le registre dit le jour de la signature[ ; par délégation : {delegated}]",
        "mandates.outOfForce": "HORS DE SON TERME : {mandate}",

        "holder.notGiven": "non présenté : le texte signé ne contient pas le nom",
        "holder.named": "{name}[ (nom d'usage : {usage})], né(e) le {born:day} : c'est bien le nom du certificat",
        "holder.otherHolder": "AUTRE : le certificat n'est pas au nom de {name}",

        "expiry.withoutEnd": "sans limite de durée",
        "expiry.runs": "jusqu'au {lastDay:day} inclus",
        "expiry.expired": "EXPIRÉ : valable jusqu'au {lastDay:day} inclus",
        "expiry.notYet": "pas encore octroyé : daté du {awardedOn:day}",

        "register.notAsked": "non consulté : rien ne dit ici s'il a été annulé ou remplacé depuis",
        "register.silent": "NE RÉPOND PAS : on ne peut dire s'il a été annulé ou remplacé depuis",
        "register.stands": "au {asOf:day} : inscrit, ni annulé ni remplacé",
        "register.unknownThere": "au {asOf:day} : INCONNU, aucun certificat n'a été délivré sous ce numéro",
        "register.otherDocument": "au {asOf:day} : AUTRE TEXTE sous ce numéro",
        "register.revoked": "au {asOf:day} : ANNULÉ le {on:day}",
        "register.suspended": "au {asOf:day} : SUSPENDU, le jury a retiré l'octroi le {on:day}",
        "register.replaced": "au {asOf:day} : REMPLACÉ par {by}",
    ]

    static let notExamined = "—"

    /// A sentence with its facts.
    static func filled(_ phrase: String, _ facts: [String: String], _ day: (String) -> String) -> String {
        var result = ""
        // Brackets do not stand in one another.
        for (place, part) in phrase.split(separator: "[", omittingEmptySubsequences: false).enumerated() {
            guard place > 0, let end = part.firstIndex(of: "]") else {
                result += inserted(part, facts, day) ?? ""
                continue
            }
            result += inserted(part[..<end], facts, day) ?? ""
            result += inserted(part[part.index(after: end)...], facts, day) ?? ""
        }
        return result
    }

    /// A part with its facts; `nil` where one is not there.
    private static func inserted(_ part: Substring, _ facts: [String: String], _ day: (String) -> String) -> String? {
        var result = ""
        for (place, piece) in part.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard place > 0, let end = piece.firstIndex(of: "}") else {
                result += piece
                continue
            }
            let name = piece[..<end].split(separator: ":")
            guard let fact = name.first.flatMap({ facts[String($0)] }) else { return nil }
            result += (name.count > 1 ? day(fact) : fact) + piece[piece.index(after: end)...]
        }
        return result
    }
}
