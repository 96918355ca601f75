/// The jury did not award, and the file is back with the candidate and the company of that attempt, without the
/// recommendations, which are the candidate's alone (specification, step 6).
public struct FileReturned: Event {
    public static let type: MessageType = "registration.file-returned.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that was decided.
    public var attempt: Int
    /// The decision.
    public var decision: DecisionID
    /// The panel that decided.
    public var panel: PanelID
    /// The session's day.
    public var decidedOn: Day
    /// The candidate to whom it returns.
    public var candidate: PersonID
    /// The SIRET of the company to which it returns.
    public var companySiret: String
    /// The elements that are missing, in the standard's order.
    public var missing: [ElementCode]
    /// All elements acquired so far, with their provenance.
    public var acquired: [CarriedElement]
    /// When the file lapses without a request for reassessment.
    public var lapsesAt: Instant
    /// When the candidate is reminded that it lapses.
    public var lapseRemindersAt: [Instant]
    /// Until when it is sent back to candidate and company.
    public var due: StepDue

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
