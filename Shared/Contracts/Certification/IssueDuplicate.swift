/// The branch's officer issues a duplicate of a valid certificate: the same number, marked as a duplicate.
public struct IssueDuplicate: Command {
    public static let type: MessageType = "certification.issue-duplicate.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The holder.
    public var holder: PersonID
    /// The officer of the branch, who is also the one who acts.
    public var officer: PersonID

    public var about: DossierID? { nil }
}
