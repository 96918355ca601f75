public import Contracts
public import Scheme

/// The bytes that are signed, and those that are digested on the way to them. They are the same for ever: whoever has a
/// certificate in fifty years must come to the same bytes. A change is a new version under a new name, never an edit.
///
/// `ccs-certificate-v1` is UTF-8. Its first line is that name; then follow these fields, each on a line of its own,
/// name, colon, space, value; every line, the last one too, ends with a line feed (0x0A):
///
///     ccs-certificate-v1
///     certificate: identifier of the certificate
///     number: number in the national series, with its check character
///     kind: identifier of the kind of certificate
///     standard: identifier of the assessment standard
///     wording: official, or demonstration where the standard's wording is not the official one
///     domains-sha256: digest over `ccs-domains-v1`
///     branch: identifier of the branch
///     decision: identifier of the jury's decision
///     awarded-on: YYYY-MM-DD
///     expires-on: YYYY-MM-DD, or never
///     holder: identifier of the holder
///     holder-sha256: digest over `ccs-holder-v1`
///     check-code-sha256: digest over `ccs-check-code-v1`
///     replaces: number of the certificate for the same award that this one replaces, or none
///
/// Digests are SHA-256 in lower case hexadecimal. No value has a line feed in it: identifiers, numbers, days and
/// digests have none in their alphabets. Names and check code stand in it as digests only, so that the signatures
/// remain verifiable when name, salt and code are erased, and tell nothing about them.
public enum CanonicalForm {
    /// The name of the present form.
    public static let name = "ccs-certificate-v1"

    /// What both signatories sign.
    public static func bytes(of content: CertificateContent) -> [UInt8] {
        let fields: [(String, String)] = [
            ("certificate", content.certificate.value),
            ("number", content.number),
            ("kind", content.certificateKind.value),
            ("standard", content.standard.value),
            ("wording", content.official ? "official" : "demonstration"),
            ("domains-sha256", content.domainsDigest),
            ("branch", content.branch.value),
            ("decision", content.decision.value),
            ("awarded-on", content.awardedOn.description),
            ("expires-on", content.expiresOn?.description ?? "never"),
            ("holder", content.holder.value),
            ("holder-sha256", content.holderDigest),
            ("check-code-sha256", content.checkCodeDigest),
            ("replaces", content.replaces ?? "none"),
        ]
        return Array((name + "\n" + fields.map { "\($0): \($1)\n" }.joined()).utf8)
    }

    /// `ccs-holder-v1`: the holder's civil status behind a salt. Each value is preceded by its length in bytes, because
    /// names are free text; an absent usage name has length 0. Values are as recorded, without normalisation.
    public static func holderBytes(_ identity: Identity, salt: String) -> [UInt8] {
        counted(
            "ccs-holder-v1",
            [
                ("salt", salt),
                ("birth-name", identity.birthName),
                ("usage-name", identity.usageName ?? ""),
                ("first-names", identity.firstNames),
                ("birth-date", identity.birthDate.description),
                ("birth-place", identity.birthPlace),
            ]
        )
    }

    /// `ccs-domains-v1`: standard, version, whether the wording is official, and the domains by number and title, as a
    /// certificate names them.
    public static func domainsBytes(of standard: AssessmentStandard) -> [UInt8] {
        counted(
            "ccs-domains-v1",
            [
                ("standard", standard.id.value),
                ("version", standard.version),
                ("official", standard.official ? "yes" : "no"),
            ] + standard.domains.map { ("domain-\($0.number)", $0.title) }
        )
    }

    private static func counted(_ name: String, _ fields: [(String, String)]) -> [UInt8] {
        Array((name + "\n" + fields.map { "\($0) \($1.utf8.count): \($1)\n" }.joined()).utf8)
    }
}
