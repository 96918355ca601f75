/// Registration has noted that the certificate of an awarded file is issued (specification, step 6).
public struct CertificateRecorded: Event {
    public static let type: MessageType = "registration.certificate-recorded.v1"
    /// The file.
    public var dossier: DossierID
    /// The decision that the certificate rests on.
    public var decision: DecisionID
    /// The certificate.
    public var certificate: CertificateID
    /// Its number in the national series.
    public var number: String
    /// The moment of issue.
    public var issuedAt: Instant

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
