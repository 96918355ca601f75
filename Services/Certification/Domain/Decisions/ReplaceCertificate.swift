public import Contracts
public import Kernel
public import Scheme

/// The branch's officer has a certificate made out anew for the same award: civil status has changed, or there was a
/// slip. It takes both signatures again; the former one stands until then.
///
/// - Parameters:
///   - nextNumber: the next number of `CertificateNumber.series(awardedOn:)` for the day of the award.
public func decide(
    _ command: ReplaceCertificate,
    on certificate: Certificate?,
    nextNumber: Int,
    entropy: CertificateEntropy,
    scheme: Scheme,
    by: By
) -> Decision {
    guard let certificate else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    let award = certificate.content
    if let refusal = officeActs(.officer, command.officer, of: award.branch, by.actor)
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
        entropy: entropy
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
                from: by.day,
                days: policy.due.certificateSignature,
                policy.due
            ),
            personal: document.personal
        )
    ])
}
