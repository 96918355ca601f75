/// All that evaluation and jury need to know of a registered file; handed over whole, so that a file can be taken up
/// from this event alone.
public struct FileForAssessment: Codable, Sendable, Equatable {
    /// The file.
    public var dossier: DossierID
    /// Its number in its branch and year, as `P2ST-2026-00017`.
    public var number: String
    /// The branch that registered it.
    public var branch: BranchID
    /// The kind of certificate asked for.
    public var certificateKind: CertificateKindID
    /// The assessment standard that the file is pinned to.
    public var standard: StandardID
    /// The candidate.
    public var candidate: PersonID
    /// The branch's activity that the candidate works in, by its code.
    public var activity: String
    /// Situation at work.
    public var employment: Employment
    /// Where the candidate is observed.
    public var company: AssessmentCompany
    /// Who trained the candidate for this certificate.
    public var trainers: [PersonID]
    /// The organisations that did.
    public var trainingProviders: [OrganisationID]
    /// When those trainings ended; absent where nobody has said.
    public var trainingEnds: TrainingEnds? = nil
    /// What is to be assessed.
    public var scope: AssessmentScope
}

/// What is personal in a file that is handed over.
public struct CandidatePersonal: Codable, Sendable, Equatable {
    /// Who the candidate is.
    public var identity: Identity
    /// How the candidate is reached.
    public var contact: Contact
    /// What the candidate needs in the situation, never why. It stays with registration and evaluation, and ends with the
    /// observation (`EarlyEnding`).
    public var arrangements: String? = nil

    /// The same without what is the observation's alone: what jury and certification are told.
    public var withoutArrangements: CandidatePersonal { CandidatePersonal(identity: identity, contact: contact) }
}

/// The signed evaluation booklet of one attempt (specification, step 4).
public struct EvaluationBooklet: Codable, Sendable, Equatable {
    /// Each element under assessment with its joint results.
    public var elements: [ElementCode: ElementAssessment]
    /// The first and the last day of the observations.
    public var observedFrom: Day
    /// The last day of the observations.
    public var observedUntil: Day
    /// SHA-256, hexadecimal, over the booklet's canonical form as both signed it, its personal notes included.
    public var digest: String
}
