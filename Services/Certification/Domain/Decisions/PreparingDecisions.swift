public import Contracts
public import Scheme

/// What a certificate takes from chance.
public struct CertificateEntropy: Sendable, Equatable {
    let salt: [UInt8]
    let code: CheckCode

    /// Out of 32 random bytes, never used for anything else; `nil` for any other number of bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 32, let code = CheckCode(entropy: Array(bytes.suffix(16))) else { return nil }
        salt = Array(bytes.prefix(16))
        self.code = code
    }
}

/// The jury has awarded: a certificate is made out for the decision, once (specification, step 6).
///
/// As long as an earlier certificate of the file is neither revoked nor voided, the new one waits.
///
/// An award that is told again when its holder is erased, to a register that was restored from an older copy, is entered
/// without a name: its number, what the jury takes back, and its issue, should it have been issued, find it where it was.
/// Nobody signs it (`holderIsNamed`).
///
/// - Parameters:
///   - certificate: the aggregate under `Certificate.id(for:)` of the decision.
///   - standing: the certificate that holds `Certificate.standingCertificate(of:)` for the file.
///   - nextNumber: the next number of `CertificateNumber.series(awardedOn:)` for the day of the decision.
///   - sha256: SHA-256 of some bytes.
public func decide(
    _ event: CertificateAwarded,
    on certificate: Certificate?,
    standing: CertificateID?,
    nextNumber: Int,
    entropy: CertificateEntropy,
    scheme: Scheme,
    at now: Instant,
    sha256: ([UInt8]) -> [UInt8]
) -> Decision {
    guard certificate == nil else { return .accepted([]) }
    if let standing { return .early(StreamID(Certificate.kind, standing.value)) }
    guard let standard = scheme.standard(event.standard) else {
        return .refused("standardIsKnown", ["standard": event.standard.value])
    }
    guard let policy = scheme.policy(of: event.branch) else {
        return .refused("unknownBranch", ["branch": event.branch.value])
    }
    guard let id = Certificate.id(for: event.decision),
        let number = CertificateNumber(year: event.decidedOn.year, place: nextNumber)
    else {
        return .refused("certificateIsNumbered", ["place": String(nextNumber), "on": event.decidedOn.description])
    }
    let document = event.personal.map {
        Document($0.identity, $0.contact, number: number, entropy: entropy, sha256: sha256)
    }
    return .accepted([
        CertificatePrepared(
            content: CertificateContent(
                certificate: id,
                number: number.description,
                certificateKind: event.certificateKind,
                standard: event.standard,
                official: standard.official,
                domainsDigest: hexadecimal(sha256(CanonicalForm.domainsBytes(of: standard))),
                branch: event.branch,
                decision: event.decision,
                awardedOn: event.decidedOn,
                expiresOn: policy.award.certificateValidity.end(from: event.decidedOn),
                holder: event.candidate,
                holderDigest: document?.holderDigest ?? hexadecimal(sha256(entropy.salt)),
                checkCodeDigest: document?.checkCodeDigest
                    ?? hexadecimal(sha256(entropy.code.digestInput(number: number.description)))
            ),
            dossier: event.dossier,
            attempt: event.attempt,
            session: event.session,
            taken: TakenNumber(series: CertificateNumber.series(awardedOn: event.decidedOn), number: nextNumber),
            signatures: CertificateDeadline(
                from: now.parisDay,
                days: policy.due.certificateSignature,
                policy.due.reminderDays
            ),
            personal: document?.personal
        )
    ])
}

/// What is personal or secret in a document, and the digests that stand for it in what is signed.
struct Document {
    let personal: CertificatePersonal
    let holderDigest: String
    let checkCodeDigest: String

    init(
        _ identity: Identity,
        _ contact: Contact,
        number: CertificateNumber,
        entropy: CertificateEntropy,
        sha256: ([UInt8]) -> [UInt8]
    ) {
        let salt = hexadecimal(entropy.salt)
        personal = CertificatePersonal(
            identity: identity,
            contact: contact,
            salt: salt,
            checkCode: entropy.code.description
        )
        holderDigest = hexadecimal(sha256(CanonicalForm.holderBytes(identity, salt: salt)))
        checkCodeDigest = hexadecimal(sha256(entropy.code.digestInput(number: number.description)))
    }
}

extension CertificateDeadline {
    /// That many days after a day, with reminders so many days before (policy `due.reminderDays`).
    init(from day: Day, days: Int, _ reminders: [Int]) {
        let due = day.adding(days: days)
        self.init(dueOn: due, remindOn: Set(reminders).map { due.adding(days: -$0) }.filter { day < $0 }.sorted())
    }
}
