/// A branch's own operating process (*processus opératoire*): every value in which branches may differ, step by step.
///
/// `init()` gives the defaults, which are those of the branch of service providers of the tertiary sector. A policy
/// below the national floor does not load (``policyRespectsNationalFloor(_:)``).
public struct BranchPolicy: Sendable, Equatable {
    /// What the C4S demands of every branch, as this branch undertakes it.
    public var principles = Principles()
    /// Step 1.
    public var registration = RegistrationPolicy()
    /// Step 2.
    public var designation = DesignationPolicy()
    /// Step 3.
    public var observation = ObservationPolicy()
    /// Step 4.
    public var concertation = ConcertationPolicy()
    /// Step 5.
    public var transmission = TransmissionPolicy()
    /// Step 6, the jury.
    public var jury = JuryPolicy()
    /// Step 6, what follows from its decision; and after the award.
    public var award = AwardPolicy()
    /// Appeals against a decision.
    public var appeal = AppealPolicy()
    /// The accreditation of evaluators.
    public var accreditation = AccreditationPolicy()
    /// Undertakings of confidentiality beyond the evaluators'.
    public var confidentiality = ConfidentialityPolicy()
    /// Whose word is enough for an act, and who has to sign it.
    public var vouching = VouchingPolicy()
    /// Within how many days what somebody did is put on record.
    public var recording = RecordingPolicy()
    /// How long each step may take, and when somebody is reminded.
    public var due = DuePolicy()
    /// How long what is held about persons is kept.
    public var retention = RetentionPolicy()

    /// The defaults.
    public init() {}
}
