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
    public var notesDigest: String? = nil
    /// The branch whose accreditation let the evaluator observe; absent in what was transmitted before it was told.
    public var accreditedBy: BranchID? = nil
    /// The days on which the evaluator observed, each with the term of the accreditation in force on it.
    public var evaluatorDays: [AccreditedDay]? = nil
    public var personal: TransmittedPersonal?

    public var stream: StreamID { StreamID("assessment", file.dossier.value) }
    public var about: DossierID? { file.dossier }
    public var endsEarly: DossierID? { file.dossier }
    public var person: PersonID? { file.candidate }
    public var addressedPanel: PanelID? { panel }
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
    public var provider: OrganisationID? = nil
}

/// What is personal in a transmitted booklet.
public struct TransmittedPersonal: Codable, Sendable, Equatable {
    /// The candidate.
    public var candidate: CandidatePersonal
    /// The observers' joint notes, by criterion, where there are any.
    public var notes: [CriterionCode: String]
    /// For each criterion marked divergent, each one's reason; absent where there is none.
    public var divergences: [CriterionCode: DivergenceReasons]? = nil
    /// For each element judged otherwise than the system proposes, why; absent where there is none.
    public var justifications: [ElementCode: String]? = nil
    /// What the words were salted with for `notesDigest`.
    public var salt: String? = nil
}
