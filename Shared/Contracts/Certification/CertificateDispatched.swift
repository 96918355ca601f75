/// A certificate was sent to its holder with the standard letter (specification, step 6).
public struct CertificateDispatched: Event {
    public static let type: MessageType = "certification.certificate-dispatched.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// The holder.
    public var holder: PersonID
    /// What the letter says.
    public var letter: CertificateLetter
    /// How it was sent.
    public var means: DispatchMeans
    /// To what kind of address.
    public var address: DispatchAddress
    /// The officer who sent it.
    public var dispatchedBy: PersonID
    /// When.
    public var dispatchedAt: Instant

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
