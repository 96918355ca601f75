/// A certificate is no longer valid, for good (*annulation*).
public struct CertificateRevoked: Event {
    public static let type: MessageType = "certification.certificate-revoked.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// Its number in the national series.
    public var number: String
    /// The decision that it rested on.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// Who held it.
    public var holder: PersonID
    /// Who revoked it for the branch.
    public var revokedBy: PersonID
    /// The day of the revocation, in Paris.
    public var revokedOn: Day
    /// The branch that awarded it; this and what follows is `nil` on those that were revoked before it was told.
    public var branch: BranchID? = nil
    /// The kind of certificate.
    public var certificateKind: CertificateKindID? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { holder }
}
