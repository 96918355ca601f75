/// The joint jury awards the certificate; the minutes bear both signatures (specification, step 6).
public struct CertificateAwarded: Event {
    public static let type: MessageType = "jury.certificate-awarded.v1"
    /// The decision: one certificate is prepared for it, and no other.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The attempt that was decided.
    public var attempt: Int
    /// The panel that decided.
    public var panel: PanelID
    /// The session in which it did.
    public var session: SessionID
    /// The session's day: the day of the award.
    public var decidedOn: Day
    /// The branch that awards.
    public var branch: BranchID
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The standard that it was assessed on.
    public var standard: StandardID
    /// The candidate, a holder once the certificate is issued.
    public var candidate: PersonID
    /// The day of the notification, from which an appeal is counted; absent on those that were told before it was.
    public var notifiedOn: Day? = nil
    public var personal: CandidatePersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
    public var decidedFor: BranchID? { branch }
}
