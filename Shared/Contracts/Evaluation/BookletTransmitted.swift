/// The booklet that both observers signed goes to the jury of the branch (specification, step 5).
public struct BookletTransmitted: Event {
    public static let type: MessageType = "evaluation.booklet-transmitted.v1"
    /// The file, as it was registered for this attempt.
    public var file: FileForAssessment
    /// The panel that is to decide, chosen by the branch's policy; every later event of the file carries it.
    public var panel: PanelID
    /// The external evaluator who observed and signed.
    public var evaluator: DesignatedEvaluator
    /// The company referent who observed and signed.
    public var referent: DesignatedReferent
    /// What they found.
    public var booklet: EvaluationBooklet
    /// SHA-256, hexadecimal, over the salt and the booklet's words: part of what `booklet.digest` is taken over, so that
    /// the signed digest can still be verified once the words are erased.
    public var notesDigest: String?
    public var personal: TransmittedPersonal?

    public var stream: StreamID { StreamID("assessment", file.dossier.value) }
    public var about: DossierID? { file.dossier }
    public var person: PersonID? { file.candidate }
    public var addressedPanel: PanelID? { panel }

    /// A transmitted booklet.
    public init(
        file: FileForAssessment,
        panel: PanelID,
        evaluator: DesignatedEvaluator,
        referent: DesignatedReferent,
        booklet: EvaluationBooklet,
        notesDigest: String? = nil,
        personal: TransmittedPersonal?
    ) {
        self.file = file
        self.panel = panel
        self.evaluator = evaluator
        self.referent = referent
        self.booklet = booklet
        self.notesDigest = notesDigest
        self.personal = personal
    }
}

/// What is personal in a transmitted booklet.
public struct TransmittedPersonal: Codable, Sendable, Equatable {
    /// The candidate.
    public var candidate: CandidatePersonal
    /// The observers' joint notes, by criterion, where there are any.
    public var notes: [CriterionCode: String]
    /// For each criterion marked divergent, each one's reason; absent where there is none.
    public var divergences: [CriterionCode: DivergenceReasons]?
    /// For each element judged otherwise than the system proposes, why; absent where there is none.
    public var justifications: [ElementCode: String]?
    /// What the words were salted with for `notesDigest`.
    public var salt: String?

    /// What is personal in a transmitted booklet.
    public init(
        candidate: CandidatePersonal,
        notes: [CriterionCode: String],
        divergences: [CriterionCode: DivergenceReasons]? = nil,
        justifications: [ElementCode: String]? = nil,
        salt: String? = nil
    ) {
        self.candidate = candidate
        self.notes = notes
        self.divergences = divergences
        self.justifications = justifications
        self.salt = salt
    }
}
