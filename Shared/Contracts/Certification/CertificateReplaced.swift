/// A certificate bears both signatures and replaces the former one, which is no longer valid; the award is the same. It
/// carries the certificate as it was issued: a register that lost all the rest gets it back with this.
public struct CertificateReplaced: Event {
    public static let type: MessageType = "certification.certificate-replaced.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// The holder.
    public var holder: PersonID
    /// The number of the certificate that is replaced.
    public var former: String
    /// The number of the one that replaces it.
    public var number: String
    /// When.
    public var replacedAt: Instant
    /// Until when it is to be sent to the holder.
    public var dispatch: CertificateDeadline
    /// What the certificate says, and what was signed; this and what follows is `nil` on those that were replaced before it
    /// was told.
    public var content: CertificateContent? = nil
    /// Its place in the national series.
    public var taken: TakenNumber? = nil
    /// The signatures, with the mandates and keys that they were given under.
    public var signatures: [CertificateSignature]? = nil
    /// Whom it names; `nil` once erased.
    public var personal: IssuedPersonal? = nil

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { holder }
}
