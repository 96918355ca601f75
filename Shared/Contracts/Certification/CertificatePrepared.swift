/// The certificate of an award is made out and waits for its two signatures (specification, step 6).
public struct CertificatePrepared: Event {
    public static let type: MessageType = "certification.certificate-prepared.v1"
    /// What the certificate says; the signatures are over its canonical form.
    public var content: CertificateContent
    /// The file.
    public var dossier: DossierID
    /// The attempt that was decided.
    public var attempt: Int
    /// The session that awarded.
    public var session: SessionID
    /// Its place in the national series.
    public var taken: TakenNumber
    /// Until when both are to sign.
    public var signatures: CertificateDeadline
    public var personal: CertificatePersonal?

    public var stream: StreamID { StreamID("certificate", content.certificate.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { content.holder }
}

/// What a certificate says, without a name: what is signed. The name stands in it as a salted digest, so that the
/// signatures can still be verified once name and salt are erased.
public struct CertificateContent: Codable, Sendable, Equatable {
    /// The certificate.
    public var certificate: CertificateID
    /// Its number in the national series.
    public var number: String
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The standard that it was assessed on.
    public var standard: StandardID
    /// Whether the standard's wording is the official one; where it is not, the certificate says so.
    public var official: Bool
    /// SHA-256, hexadecimal, over the standard's domains as the certificate names them.
    public var domainsDigest: String
    /// The branch that awards.
    public var branch: BranchID
    /// The decision that it rests on.
    public var decision: DecisionID
    /// The day of the award.
    public var awardedOn: Day
    /// The first day on which it is no longer valid; absent when it is valid without end.
    public var expiresOn: Day?
    /// The holder.
    public var holder: PersonID
    /// SHA-256, hexadecimal, over salt and civil status of the holder.
    public var holderDigest: String
    /// SHA-256, hexadecimal, over number and check code.
    public var checkCodeDigest: String
    /// The number of the certificate for the same award that this one replaces.
    public var replaces: String? = nil
}

/// What is personal in a certificate, and what is secret.
public struct CertificatePersonal: Codable, Sendable, Equatable {
    /// Who the holder is.
    public var identity: Identity
    /// How the holder is reached.
    public var contact: Contact
    /// Hexadecimal; with the identity it gives the holder's digest.
    public var salt: String
    /// The secret check code, as the certificate shows it.
    public var checkCode: String
}
