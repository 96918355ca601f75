/// The jury took its decision back after the certificate was issued: it is suspended, and the branch authority must revoke it.
public struct CertificateRevocationDemanded: Event {
    public static let type: MessageType = "certification.certificate-revocation-demanded.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The decision that was taken back.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The session that took it back.
    public var session: SessionID
    /// That session's day.
    public var rescindedOn: Day
    /// Its number in the national series; this and what follows is `nil` on those that were demanded before it was told.
    public var number: String? = nil
    /// The branch that awarded it.
    public var branch: BranchID? = nil
    /// The kind of certificate.
    public var certificateKind: CertificateKindID? = nil
    /// Until when it is to be revoked.
    public var revocation: CertificateDeadline? = nil

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
