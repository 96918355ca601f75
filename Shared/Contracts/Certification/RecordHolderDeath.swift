/// The branch's officer notes that a holder has died: contact and survey stop, the entry in the register stays.
public struct RecordHolderDeath: Command {
    public static let type: MessageType = "certification.record-holder-death.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The holder.
    public var holder: PersonID
    /// The officer of the branch, who is also the one who acts.
    public var officer: PersonID

    public var about: DossierID? { nil }
}
