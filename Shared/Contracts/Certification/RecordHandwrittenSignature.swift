/// An officer records that a signatory has signed a certificate by hand, on paper (specification, step 6; policy
/// `handwrittenSignatures`): who, when, on which document, and what its scan is known by.
public struct RecordHandwrittenSignature: Command {
    public static let type: MessageType = "certification.record-handwritten-signature.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// Who signed.
    public var signatory: PersonID
    /// The mandate under which they signed.
    public var mandate: SigningMandateID
    /// The day on which they signed.
    public var signedOn: Day
    /// The reference of the signed document in the branch's own files.
    public var document: LetterID
    /// SHA-256 over the bytes of its scan, hexadecimal.
    public var scanDigest: String
    /// The officer, who is also the one who acts.
    public var officer: PersonID

    public var about: DossierID? { nil }
}
