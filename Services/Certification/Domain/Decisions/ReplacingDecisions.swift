public import Contracts
public import Scheme

/// The branch's officer has a certificate made out anew for the same award: civil status has changed, or there was a
/// slip. It takes both signatures again; the former one stands until then.
///
/// - Parameters:
///   - nextNumber: the next number of `CertificateNumber.series(awardedOn:)` for the day of the award.
///   - sha256: SHA-256 of some bytes.
public func decide(
    _ command: ReplaceCertificate,
    on certificate: Certificate?,
    nextNumber: Int,
    entropy: CertificateEntropy,
    scheme: Scheme,
    by actor: Actor,
    at now: Instant,
    sha256: ([UInt8]) -> [UInt8]
) -> Decision {
    guard let certificate else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    let award = certificate.content
    if let refusal = officeActs(.officer, command.officer, of: award.branch, actor)
        ?? replacementKeepsTheAward(command, certificate)
    {
        return .refused(refusal)
    }
    guard let personal = command.personal, let policy = scheme.policy(of: award.branch),
        let number = CertificateNumber(year: award.awardedOn.year, place: nextNumber)
    else {
        return .refused("certificateIsNumbered", ["place": String(nextNumber), "on": award.awardedOn.description])
    }
    let document = Document(
        personal.identity,
        personal.contact,
        number: number,
        entropy: entropy,
        sha256: sha256
    )
    var content = award
    content.number = number.description
    content.replaces = award.number
    content.holderDigest = document.holderDigest
    content.checkCodeDigest = document.checkCodeDigest
    return .accepted([
        CertificateReplacementPrepared(
            content: content,
            dossier: certificate.dossier,
            cause: command.cause,
            orderedBy: command.officer,
            taken: TakenNumber(series: CertificateNumber.series(awardedOn: award.awardedOn), number: nextNumber),
            signatures: CertificateDeadline(
                from: now.parisDay,
                days: policy.due.certificateSignature,
                policy.due.reminderDays
            ),
            personal: document.personal
        )
    ])
}

/// The branch's officer issues a duplicate: the same document, under the same number, marked.
public func decide(
    _ command: IssueDuplicate,
    on certificate: Certificate?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let certificate, command.holder == certificate.content.holder else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    if let refusal = officeActs(.officer, command.officer, of: certificate.content.branch, actor)
        ?? duplicateIsOfAValidCertificate(certificate, on: now.parisDay)
        ?? contactEndsWithDeath(certificate)
    {
        return .refused(refusal)
    }
    return .accepted([
        DuplicateIssued(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            holder: certificate.content.holder,
            number: certificate.content.number,
            copy: certificate.duplicates + 1,
            issuedBy: command.officer,
            issuedOn: now.parisDay
        )
    ])
}

/// A holder has died: contact and survey stop, the entry in the register stays.
public func decide(
    _ command: RecordHolderDeath,
    on certificate: Certificate?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let certificate, command.holder == certificate.content.holder else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    if let refusal = officeActs(.officer, command.officer, of: certificate.content.branch, actor) {
        return .refused(refusal)
    }
    if certificate.holderHasDied { return .accepted([]) }
    return .accepted([
        HolderDeathRecorded(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            holder: certificate.content.holder,
            recordedBy: command.officer,
            recordedOn: now.parisDay
        )
    ])
}
