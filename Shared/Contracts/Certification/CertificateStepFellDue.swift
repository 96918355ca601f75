/// A certificate was not signed, or not sent, when it was due: whoever is responsible stands on the overdue list.
public struct CertificateStepFellDue: Event {
    public static let type: MessageType = "certification.certificate-step-fell-due.v1"
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
