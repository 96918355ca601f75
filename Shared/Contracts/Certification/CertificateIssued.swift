/// The certificate bears the signature of the branch and, for the C4S, of the president of the GPS, and is issued
/// (specification, step 6). It carries the certificate as it was issued: a register that lost all the rest gets it back
/// with this, under its number, and can show and verify who signed it.
public struct CertificateIssued: Event {
    public static let type: MessageType = "certification.certificate-issued.v1"
    /// What the certificate says, and what was signed.
    public var content: CertificateContent
    /// Its place in the national series.
    public var taken: TakenNumber
    /// Who has signed, for whom.
    public var signed: [ShownSignature]
    /// The file.
    public var dossier: DossierID
    /// The moment of issue.
    public var issuedAt: Instant
    /// Until when it is to be sent to the holder.
    public var dispatch: CertificateDeadline? = nil
    /// When a holder who takes part in the follow-up survey is asked, in order.
    public var survey: [SurveyRound]? = nil
    /// The signatures themselves, with the mandates and keys that they were given under; `nil` on those that were issued
    /// before it was told.
    public var signatures: [CertificateSignature]? = nil
    /// Whom it names; `nil` once erased, and on those that were issued before it was told.
    public var personal: IssuedPersonal? = nil

    public var stream: StreamID { StreamID("certificate", content.certificate.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { content.holder }
    /// The certificate.
    public var certificate: CertificateID { content.certificate }
    /// Its number in the national series.
    public var number: String { content.number }
    /// The decision that it rests on.
    public var decision: DecisionID { content.decision }
}

/// Whom an issued certificate names, and the salt with which the name gives the digest that was signed: never the check
/// code, which is the holder's.
public struct IssuedPersonal: Codable, Sendable, Equatable {
    /// Who the holder is.
    public var identity: Identity
    /// Hexadecimal; with the identity it gives the holder's digest.
    public var salt: String
}
