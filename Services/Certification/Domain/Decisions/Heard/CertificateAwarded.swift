public import Contracts
import Kernel
public import Scheme

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
public func decide(
    _ event: CertificateAwarded,
    on certificate: Certificate?,
    standing: CertificateID?,
    nextNumber: Int,
    entropy: CertificateEntropy,
    scheme: Scheme,
    at now: Instant
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
        Document($0.identity, $0.contact, number: number, entropy: entropy)
    }
    return .accepted([
        CertificatePrepared(
            content: CertificateContent(
                certificate: id,
                number: number.description,
                certificateKind: event.certificateKind,
                standard: event.standard,
                official: standard.official,
                domainsDigest: Digest(of: CanonicalForm.domainsBytes(of: standard)).hexadecimal,
                branch: event.branch,
                decision: event.decision,
                awardedOn: event.decidedOn,
                expiresOn: policy.award.certificateValidity.end(from: event.decidedOn),
                holder: event.candidate,
                holderDigest: document?.holderDigest ?? Digest(of: entropy.salt).hexadecimal,
                checkCodeDigest: document?.checkCodeDigest
                    ?? Digest(of: entropy.code.digestInput(number: number.description)).hexadecimal
            ),
            dossier: event.dossier,
            attempt: event.attempt,
            session: event.session,
            taken: TakenNumber(series: CertificateNumber.series(awardedOn: event.decidedOn), number: nextNumber),
            signatures: CertificateDeadline(
                from: now.parisDay,
                days: policy.due.certificateSignature,
                policy.due
            ),
            personal: document?.personal
        )
    ])
}
