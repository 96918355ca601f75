/// A file was put on hold while evaluation had it: nothing is decided on it, and its due times stand still
/// (specification, section 5).
public struct FileHeldDuringEvaluation: Event {
    public static let type: MessageType = "evaluation.file-held.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The candidate.
    public var candidate: PersonID
    /// The officer, as the actor's identifier.
    public var heldBy: String
    /// From when.
    public var since: Instant
    /// The evaluator over whose precautionary suspension it is; absent where there is another reason.
    public var suspendedEvaluator: PersonID? = nil
    public var personal: HoldPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// A file that was on hold during evaluation goes on: its due times are later by as long as it was held.
public struct FileReleasedDuringEvaluation: Event {
    public static let type: MessageType = "evaluation.file-released.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// Who released it, as the actor's identifier.
    public var releasedBy: String
    /// For how long it was held, in milliseconds.
    public var heldFor: Int64

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
}
