/// A signatory signs a prepared certificate (specification, step 6). The key stays with the signatory.
public struct SignCertificate: Command {
    public static let type: MessageType = "certification.sign-certificate.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The signatory, who is also the one who acts.
    public var signatory: PersonID
    /// The mandate under which the signatory signs.
    public var mandate: SigningMandateID
    /// The Ed25519 signature over the certificate's canonical form, 64 bytes in base64.
    public var signature: String

    public var about: DossierID? { nil }
}
