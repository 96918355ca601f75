public import Contracts

extension AssessmentFile {
    /// The kind of its stream.
    public static let kind = "assessment"
}

/// One candidate's file as evaluation knows it, over all attempts (specification, steps 2 to 5).
///
/// The state holds what the next decision looks at and no more; the rest is history and stays in the journal.
public struct AssessmentFile: Codable, Sendable, Equatable {
    /// The file.
    public var dossier: DossierID
    /// Where it is.
    public var stage: Stage

    /// Where a file is, seen from evaluation.
    public enum Stage: Codable, Sendable, Equatable {
        /// Evaluation holds it.
        case underWay(Attempt)
        /// The booklet is with the jury, and the file with it.
        case transmitted(TransmittedBooklet)
        /// The candidate gave up while evaluation held it.
        case withdrawn(attempt: Int)
        /// The candidate has died while evaluation held it.
        case deceased(attempt: Int)
        /// Nothing was done in it for as long as policy allows.
        case lapsed(attempt: Int)
        /// Its branch has left: registration has it again.
        case givenUp(attempt: Int)
    }

    /// A file at that stage.
    public init(dossier: DossierID, stage: Stage) {
        self.dossier = dossier
        self.stage = stage
    }

    /// The attempt under way; `nil` when evaluation does not hold the file.
    public var attemptUnderWay: Attempt? {
        if case .underWay(let attempt) = stage { attempt } else { nil }
    }

    /// The number of the last attempt that evaluation has heard of.
    public var lastAttempt: Int {
        switch stage {
        case .underWay(let attempt): attempt.number
        case .transmitted(let transmitted): transmitted.attempt
        case .withdrawn(let attempt), .deceased(let attempt), .lapsed(let attempt), .givenUp(let attempt): attempt
        }
    }
}

/// What evaluation remembers of a booklet that it has handed over.
public struct TransmittedBooklet: Codable, Sendable, Equatable {
    /// The attempt.
    public var attempt: Int
    /// The panel that it went to.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// The external evaluator who signed.
    public var evaluator: PersonID
    /// The referent who signed.
    public var referent: PersonID
    /// What they signed.
    public var digest: String
    /// The end of the chain of what was signed and taken: the booklet's digest, or that of a later amendment.
    public var head: String
    /// The amendments that the panel has taken, by their digests, the oldest first.
    public var taken: [String]
    /// An amendment that is drawn up, or that the panel has not answered; `nil` when there is none.
    public var amendment: StandingAmendment?
    /// Whether the panel has the file before it no more; `nil` for no.
    public var isDecided: Bool?

    /// A booklet handed over.
    public init(
        attempt: Int,
        panel: PanelID,
        candidate: PersonID,
        evaluator: PersonID,
        referent: PersonID,
        digest: String
    ) {
        self.attempt = attempt
        self.panel = panel
        self.candidate = candidate
        self.evaluator = evaluator
        self.referent = referent
        self.digest = digest
        head = digest
        taken = []
        amendment = nil
    }
}
