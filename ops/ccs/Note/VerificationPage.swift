import Contracts
import Foundation
import Kernel
public import Scheme

/// The page on which anybody verifies a certificate: one file of HTML with its style and script, and with the trust file in it.
/// Nothing is fetched and nothing sent: its own policy keeps the browser from it.
public struct VerificationPage: Sendable {
    /// The page.
    public let html: String

    /// The page of those who believe that file.
    ///
    /// - Parameter scheme: how branches and kinds are called.
    public init(trusting trust: TrustFile, in scheme: Scheme) throws {
        let style = String(decoding: PackageResources.page_css, as: UTF8.self)
        let script = String(decoding: PackageResources.page_js, as: UTF8.self)
        let words = VerificationWords(
            kinds: Dictionary(scheme.kinds.map { ($0.id.value, $0.title) }, uniquingKeysWith: { first, _ in first }),
            branches: Dictionary(
                scheme.branches.map { ($0.id.value, $0.name) },
                uniquingKeysWith: { first, _ in first }
            )
        )
        let values = [
            "policy": """
            default-src 'none'; script-src '\(Self.source(script))'; style-src '\(Self.source(style))'; img-src data:; \
            base-uri 'none'; form-action 'none'
            """,
            "style": style, "script": script, "trust": try Self.json(trust), "words": try Self.json(words),
        ]
        let template = String(decoding: PackageResources.page_html, as: UTF8.self)
        // Each place is filled once: what is put in is not looked at again.
        html = template.split(separator: "{{", omittingEmptySubsequences: false).map { part in
            guard let end = part.firstRange(of: "}}") else { return String(part) }
            return (values[String(part[..<end.lowerBound])] ?? "") + part[end.upperBound...]
        }.joined()
    }

    /// How a policy names a script or a style that stands in the page itself.
    private static func source(_ text: String) -> String {
        "sha256-\(Data(Digest(of: text).bytes).base64EncodedString())"
    }

    /// JSON that ends no element of a page.
    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self).replacing("<", with: "\\u003c")
    }
}

/// What the page says, beside the sentences that `ccs verify` says too.
private struct VerificationWords: Encodable {
    let kinds: [String: String]
    let branches: [String: String]
    let phrases = Phrases.all
    let heads = Dictionary(uniqueKeysWithValues: Phrases.heads.map { ($0.key.rawValue, $0.value) })
    let certificate = Phrases.certificate
    let wording = Phrases.wording
    let notExamined = Phrases.notExamined
    let months = monthsInFrench
    let verdicts = [
        "authentic": "Certificat authentique", "invalid": "Certificat non valide",
        "undetermined": "On ne peut pas le dire",
    ]
    let means = [
        "authentic": "Les deux signatures sont bien celles de la branche et du C4S, et rien n’a été changé.",
        "invalid": "Ne vous fiez pas à ce document. La ligne en rouge dit pourquoi.",
        "undetermined": "Il manque à cette page de quoi juger. Ne vous fiez pas à ce document sans autre vérification.",
    ]
    let unable = "Ce navigateur ne sait pas vérifier les signatures Ed25519 : essayez avec un navigateur plus récent."
    let asked = [
        "given": "L’adresse désigne le certificat {number}. Donnez son fichier pour le vérifier.",
        "same": "C’est bien le certificat {number} que désigne l’adresse.",
        "other":
            "Ce fichier n’est pas celui du certificat {number} que désigne l’adresse, ou le code n’est pas le sien.",
    ]
}
