/// An application is refused: what it says of whoever applied is kept for a term (policy `refusedApplication`), even if they
/// apply again, and as long as an earlier accreditation of theirs stands on it.
public struct ApplicationRetentionBegan: Event {
    public static let type: MessageType = "evaluation.application-retention-began.v1"
    /// Who applied.
    public var evaluator: PersonID
    /// The branch.
    public var branch: BranchID
    /// The moment of the refusal: what was recorded by then is concerned.
    public var refusedAt: Instant
    /// The end of the term.
    public var keptUntil: Instant

    public var stream: StreamID { applicationStream(branch, evaluator) }
    public var about: DossierID? { nil }
}

/// The term of a refused application is over.
public struct ApplicationRetentionEnded: Event {
    public static let type: MessageType = "evaluation.application-retention-ended.v1"
    /// Who applied.
    public var evaluator: PersonID
    /// The branch.
    public var branch: BranchID
    /// The moment of the refusal: what was recorded by then is removed.
    public var refusedAt: Instant

    public var stream: StreamID { applicationStream(branch, evaluator) }
    public var about: DossierID? { nil }
    public var erasesPersonal: ErasedPersonal? { ErasedPersonal(of: evaluator, in: [stream], through: refusedAt) }
}

/// No branch accredits the evaluator any more: what is held about them is kept for a term from the end of each
/// accreditation (policy `endedAccreditation`), unless they are accredited again.
public struct AccreditationRetentionBegan: Event {
    public static let type: MessageType = "evaluation.accreditation-retention-began.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The end of the last of the terms.
    public var keptUntil: Instant

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}

/// The term after the last accreditation is over: name, reports and words about the evaluator are removed, and those of the
/// applications that led to the accreditations; days, ends and counts stay.
public struct AccreditationRetentionEnded: Event {
    public static let type: MessageType = "evaluation.accreditation-retention-ended.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branches whose applications led to an accreditation, and are over with it.
    public var applications: [BranchID]
    /// The last moment of what is removed.
    public var through: Instant

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var erasesPersonal: ErasedPersonal? {
        ErasedPersonal(
            of: evaluator,
            in: [stream] + applications.map { applicationStream($0, evaluator) },
            through: through
        )
    }
}

/// Evaluation has noted that a complaint about somebody is open, or is no more.
public struct ConcernedEvaluatorNoted: Event {
    public static let type: MessageType = "evaluation.concerned-evaluator-noted.v1"
    /// The person complained of.
    public var concerned: PersonID
    /// The complaint.
    public var complaint: ComplaintID
    /// Whether it is open.
    public var isOpen: Bool

    public var stream: StreamID { StreamID("concerned-evaluator", concerned.value) }
    public var about: DossierID? { nil }
}
