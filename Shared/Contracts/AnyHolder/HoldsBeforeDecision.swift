/// A file was put on hold while the jury had it: nothing is voted on it, no decision on it takes effect, and its due
/// times stand still (specification, section 5).
public struct FileHeldBeforeDecision: Event {
    public static let type: MessageType = "jury.file-held.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// The officer, or who presides over the session that has the file.
    public var heldBy: PersonID
    /// From when.
    public var since: Instant
    /// The evaluator over whose precautionary suspension it is; absent where there is another reason.
    public var suspendedEvaluator: PersonID? = nil
    /// The evaluator whose accreditation was removed for cause; absent where there is another reason.
    public var removedEvaluator: PersonID? = nil
    public var personal: HoldPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// A file that was on hold before the jury goes on: its due times are later by as long as it was held, and a decision
/// whose minutes both colleges have signed meanwhile takes effect now.
public struct FileReleasedBeforeDecision: Event {
    public static let type: MessageType = "jury.file-released.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// Who released it.
    public var releasedBy: PersonID
    /// For how long it was held, in milliseconds.
    public var heldFor: Int64

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
