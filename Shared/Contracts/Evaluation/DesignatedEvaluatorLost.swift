/// The accreditation of the evaluator who is designated for a file ends before the file is transmitted: what they observed
/// before may be finished, unless it was removed for cause; otherwise the officer designates somebody else
/// (specification, section on accreditation).
public struct DesignatedEvaluatorLost: Event {
    public static let type: MessageType = "evaluation.designated-evaluator-lost.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The evaluator.
    public var evaluator: PersonID
    /// The first day on which they are no longer accredited.
    public var endsOn: Day
    /// Whether nothing of theirs is to be finished.
    public var forCause: Bool

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
}

/// The removal of the accreditation of the evaluator who is designated for a file is annulled: they may go on.
public struct DesignatedEvaluatorRegained: Event {
    public static let type: MessageType = "evaluation.designated-evaluator-regained.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The evaluator.
    public var evaluator: PersonID

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
}
