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
    /// The branch whose accreditation let the evaluator observe; absent in what was transmitted before it was told.
    public var accreditedBy: BranchID?
    /// The days on which the evaluator observed, each with the term of the accreditation in force on it.
    public var evaluatorDays: [AccreditedDay]?
    public var personal: TransmittedPersonal?

    public var stream: StreamID { StreamID("assessment", file.dossier.value) }
    public var about: DossierID? { file.dossier }
    public var endsEarly: DossierID? { file.dossier }
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
        accreditedBy: BranchID? = nil,
        evaluatorDays: [AccreditedDay]? = nil,
        personal: TransmittedPersonal?
    ) {
        self.file = file
        self.panel = panel
        self.evaluator = evaluator
        self.referent = referent
        self.booklet = booklet
        self.notesDigest = notesDigest
        self.accreditedBy = accreditedBy
        self.evaluatorDays = evaluatorDays
        self.personal = personal
    }
}

/// A day on which an evaluator observed, and the term of the accreditation that was in force on it.
public struct AccreditedDay: Codable, Sendable, Equatable {
    /// The day.
    public var on: Day
    /// The first day of the term.
    public var from: Day
    /// The last day on which it is in force, as it was known.
    public var until: Day
    /// The organisation that the evaluator assessed for on that day; absent where for none, or where it was not told.
    public var provider: OrganisationID?

    /// A day under an accreditation.
    public init(on: Day, from: Day, until: Day, provider: OrganisationID? = nil) {
        self.on = on
        self.from = from
        self.until = until
        self.provider = provider
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
