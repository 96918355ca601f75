public import Contracts
public import Kernel
public import Scheme

/// The branch's officer sends an issued certificate to its holder, with the standard letter (specification, step 6).
/// It may be sent again, as with a duplicate; each time is recorded.
public func decide(_ command: DispatchCertificate, on certificate: Certificate?, scheme: Scheme, by: By) -> Decision {
    guard let certificate else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    if let refusal = officeActs(.officer, command.officer, of: certificate.content.branch, by.actor)
        ?? certificateGoesToHolderWithLetter(certificate, command.means, command.address)
        ?? contactEndsWithDeath(certificate, handedOver: command.means == .handedOver)
        ?? actsAfterItsGround(by.earlierDay, certificate.first.issuedAt?.parisDay)
    {
        return .refused(refusal)
    }
    return .accepted([
        CertificateDispatched(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            holder: certificate.content.holder,
            letter: certificate.letter(scheme, on: by.day),
            means: command.means,
            address: command.address,
            dispatchedBy: command.officer,
            dispatchedAt: by.moment
        )
    ])
}

extension Certificate {
    /// What the standard letter says that goes with the document that counts, when it is sent on that day.
    func letter(_ scheme: Scheme, on day: Day) -> CertificateLetter {
        let policy = scheme.policy(of: content.branch) ?? BranchPolicy()
        return CertificateLetter(
            number: content.number,
            replaces: content.replaces,
            certificateKind: content.certificateKind,
            standard: content.standard,
            official: content.official,
            branch: content.branch,
            awardedOn: content.awardedOn,
            expiresOn: content.expiresOn,
            signatures: counting.signed,
            appealUntil: policy.appealDeadline(notifiedOn: day).lastDay,
            appealGrounds: policy.appeal.grounds.map(\.rawValue).sorted(),
            surveyMonths: policy.award.surveyMonths.sorted()
        )
    }
}
