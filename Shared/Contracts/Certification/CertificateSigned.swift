/// A certificate bears one more of its two signatures (specification, step 6).
public struct CertificateSigned: Event {
    public static let type: MessageType = "certification.certificate-signed.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The number of the document that is signed.
    public var number: String
    /// The file.
    public var dossier: DossierID
    /// The signature.
    public var signature: CertificateSignature

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}

/// One signature under a certificate, with the mandate that it was given under as it stood then: it can be verified
/// and explained from this alone.
public struct CertificateSignature: Codable, Sendable, Equatable {
    /// Who signed.
    public var signatory: PersonID
    /// For whom, by which act, with which key, on whose delegation.
    public var mandate: SigningMandate
    /// Which canonical form it is over, as `ccs-certificate-v1`; `handwritten` for one on paper.
    public var form: String
    /// The Ed25519 signature, 64 bytes in base64; of a handwritten one, the SHA-256 of the document's scan, hexadecimal.
    public var value: String
    /// When it was taken in.
    public var signedAt: Instant
    /// The document that was signed by hand; `nil` for a signature with a key.
    public var handwritten: HandwrittenSignature? = nil

    /// The form of a signature that stands on paper.
    public static let onPaper = "handwritten"
}

/// Where a signature by hand stands, and who put it on record.
public struct HandwrittenSignature: Codable, Sendable, Equatable {
    /// The reference of the signed document in the branch's own files.
    public var document: LetterID
    /// The day on which it was signed.
    public var signedOn: Day
    /// The officer who recorded it.
    public var recordedBy: PersonID
}
