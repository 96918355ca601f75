/// The jury took its decision back after the certificate was issued; the branch authority must revoke it.
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

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
