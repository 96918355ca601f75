/// A certificate bears both signatures and replaces the former one, which is no longer valid; the award is the same.
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

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }

    /// The message, with all that it says.
    public init(
        certificate: CertificateID,
        dossier: DossierID,
        holder: PersonID,
        former: String,
        number: String,
        replacedAt: Instant,
        dispatch: CertificateDeadline
    ) {
        self.certificate = certificate
        self.dossier = dossier
        self.holder = holder
        self.former = former
        self.number = number
        self.replacedAt = replacedAt
        self.dispatch = dispatch
    }
}
