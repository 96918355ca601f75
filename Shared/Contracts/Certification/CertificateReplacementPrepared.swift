/// A certificate is made out anew for the same award, and waits for both signatures; the former one stands until then.
public struct CertificateReplacementPrepared: Event {
    public static let type: MessageType = "certification.certificate-replacement-prepared.v1"
    /// What the new certificate says; the signatures are over its canonical form.
    public var content: CertificateContent
    /// The file.
    public var dossier: DossierID
    /// Why.
    public var cause: ReplacementCause
    /// The officer who had it made out.
    public var orderedBy: PersonID
    /// Its place in the national series.
    public var taken: TakenNumber
    /// Until when both are to sign.
    public var signatures: CertificateDeadline
    public var personal: CertificatePersonal?

    public var stream: StreamID { StreamID("certificate", content.certificate.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { content.holder }
}
