/// A certificate that nobody has signed yet was made out anew, under the same number, because its holder's names had been put
/// right before the award.
public struct CertificateMadeOutAnew: Event {
    public static let type: MessageType = "certification.certificate-made-out-anew.v1"
    /// What the certificate says now; the signatures are over its canonical form.
    public var content: CertificateContent
    /// The file.
    public var dossier: DossierID
    public var personal: CertificatePersonal?

    public var stream: StreamID { StreamID("certificate", content.certificate.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { content.holder }
}

/// A certificate that is signed, or issued, bears names that had been put right before the award: the officer of the branch
/// is to have it replaced, and it is not sent until then.
public struct CertificateReplacementDue: Event {
    public static let type: MessageType = "certification.certificate-replacement-due.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// Its number.
    public var number: String
    /// The file.
    public var dossier: DossierID
    /// The holder.
    public var holder: PersonID

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
