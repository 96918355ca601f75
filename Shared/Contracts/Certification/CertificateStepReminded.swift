/// Whoever has to sign or send a certificate is reminded, before it is due.
public struct CertificateStepReminded: Event {
    public static let type: MessageType = "certification.certificate-step-reminded.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// The branch.
    public var branch: BranchID
    /// What is waited for.
    public var step: CertificateStep
    /// For a signature: for whom nobody has signed yet; for the dispatch: the branch, whose officer sends it.
    public var awaited: [SigningCapacity]
    /// The last day.
    public var dueOn: Day
    /// The day on which this is said, in Paris.
    public var on: Day

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
