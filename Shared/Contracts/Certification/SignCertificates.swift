/// A signatory signs several prepared certificates at once (specification, step 6), each by a signature of its own.
///
/// All or nothing: when one of them cannot be signed, none is, and the refusal names each one with its rule, so that the
/// signatory sends the others again without it. What is done is then always what a person has seen and sent.
public struct SignCertificates: Command {
    public static let type: MessageType = "certification.sign-certificates.v1"
    /// The signatory, who is also the one who acts.
    public var signatory: PersonID
    /// The mandate under which the signatory signs.
    public var mandate: SigningMandateID
    /// The certificates, each with its signature; each once.
    public var signatures: [OfferedSignature]

    public var about: DossierID? { nil }
}

/// A certificate with a signature that is offered for it.
public struct OfferedSignature: Codable, Sendable, Equatable {
    /// The certificate.
    public var certificate: CertificateID
    /// The Ed25519 signature over the certificate's canonical form, 64 bytes in base64.
    public var value: String
}
