public import Contracts

extension Certificate {
    /// What somebody is told who has a number and a check code of that digest; `unknown` for whatever is not theirs to
    /// know of: never issued, or another code.
    ///
    /// - Parameters:
    ///   - number: the number that they have.
    ///   - digest: SHA-256, hexadecimal, over `CheckCode.digestInput(number:)`.
    ///   - name: the holder's name, as long as it is kept.
    public func verified(number: String, checkCodeDigest digest: String, name: HolderName?, on day: Day)
        -> VerifyCertificate.Reply
    {
        guard let edition = editions.first(where: { $0.content.number == number }),
            verificationNeedsNumberAndCode(edition, digest)
        else { return VerifyCertificate.Reply(.unknown) }
        if stage == .revoked { return VerifyCertificate.Reply(.revoked) }
        if rescindedAwardIsSuspended(self) { return VerifyCertificate.Reply(.suspended) }
        guard content.number == number else { return VerifyCertificate.Reply(.replaced, replacedBy: content.number) }
        let isValid = content.expiresOn.map { day < $0 } ?? true
        let shown = VerifyCertificate.Shown(
            number: number,
            certificateKind: content.certificateKind,
            official: content.official,
            branch: content.branch,
            awardedOn: content.awardedOn,
            expiresOn: content.expiresOn,
            name: name
        )
        return VerifyCertificate.Reply(isValid ? .valid : .expired, shown: shown)
    }
}
