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
    public var suspendedEvaluator: PersonID?
    /// The evaluator whose accreditation was removed for cause; absent where there is another reason.
    public var removedEvaluator: PersonID?
    public var personal: HoldPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }

    /// A hold before the jury's decision.
    public init(
        dossier: DossierID,
        attempt: Int,
        panel: PanelID,
        candidate: PersonID,
        heldBy: PersonID,
        since: Instant,
        suspendedEvaluator: PersonID? = nil,
        removedEvaluator: PersonID? = nil,
        personal: HoldPersonal?
    ) {
        self.dossier = dossier
        self.attempt = attempt
        self.panel = panel
        self.candidate = candidate
        self.heldBy = heldBy
        self.since = since
        self.suspendedEvaluator = suspendedEvaluator
        self.removedEvaluator = removedEvaluator
        self.personal = personal
    }
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

    /// The end of a hold before the jury's decision.
    public init(dossier: DossierID, attempt: Int, panel: PanelID, releasedBy: PersonID, heldFor: Int64) {
        self.dossier = dossier
        self.attempt = attempt
        self.panel = panel
        self.releasedBy = releasedBy
        self.heldFor = heldFor
    }
}
