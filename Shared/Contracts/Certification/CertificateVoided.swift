/// The jury took its decision back before the certificate was issued; it never will be (specification, step 6).
public struct CertificateVoided: Event {
    public static let type: MessageType = "certification.certificate-voided.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// Its number in the national series, which stays taken.
    public var number: String
    /// The decision that was taken back.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
