public import Contracts

/// One attempt under way.
public struct Attempt: Codable, Sendable, Equatable {
    /// The file, as registration handed it over.
    public var file: FileForAssessment
    /// Who the candidate is; `nil` once erased.
    public var candidate: CandidatePersonal?
    /// When the file lapses without activity.
    public var lapsesAt: Instant
    /// The referents whom the company has proposed, in the order of the proposals.
    public var proposed: [DesignatedReferent]
    /// The appointments for its observation, by number.
    public var appointments: [StandingAppointment]
    /// Observers who were replaced after they had recorded: what they recorded stays in the journal, unused.
    public var formerObservers: [PersonID]
    /// When something was last done in it; later by as long as it was held.
    public var activeAt: Instant
    /// How long each step may take.
    public var dueDays: AssessmentDueDays
    /// What it waits for.
    public var waits: [Wait]
    /// The candidate's objections to those who are or were designated.
    public var objections: [Objection]
    /// The day on which it was recorded that the branch has nobody to designate; `nil` where it has not been.
    public var escalatedOn: Day?
    /// The designated evaluator whose accreditation has ended.
    public var lostEvaluator: LostEvaluator?
    /// Observers who do not observe; `nil` for none.
    public var declined: [DeclinedObserver]?
    /// The hold that the file is on.
    public var hold: Hold?
    /// How far the assessment has come.
    public var phase: Phase

    /// How far an assessment has come.
    public enum Phase: Codable, Sendable, Equatable {
        /// Nobody is designated yet.
        case awaitingDesignation
        /// The two are designated; one has recorded, or none.
        case observing(Designation, recorded: [RecordedObservation])
        /// Both have recorded; they confer.
        case conferring(Designation, Observations)
        /// The booklet is filled and waits for signatures.
        case filled(Designation, Observations, FilledBooklet)
        /// One of the two has signed.
        case signedByOne(Designation, Observations, FilledBooklet, signatory: PersonID)
    }

    /// An attempt that begins.
    public init(_ event: AssessmentOpened) {
        file = event.file
        candidate = event.personal
        lapsesAt = event.lapsesAt
        activeAt = event.openedAt
        dueDays = event.due
        waits = []
        proposed = []
        appointments = []
        formerObservers = []
        objections = []
        phase = .awaitingDesignation
    }

    /// The attempt's number, from 1.
    public var number: Int { file.scope.attempt }

    /// The branch whose accreditation lets the evaluator observe.
    public var accreditingBranch: BranchID { designation?.lentBy ?? file.branch }

    /// Who is designated; `nil` before anybody is.
    public var designation: Designation? {
        switch phase {
        case .awaitingDesignation: nil
        case .observing(let designation, _), .conferring(let designation, _), .filled(let designation, _, _),
            .signedByOne(let designation, _, _, _):
            designation
        }
    }

    /// What those who are designated now have recorded, the evaluator's first.
    public var recorded: [RecordedObservation] {
        switch phase {
        case .awaitingDesignation: []
        case .observing(_, let recorded): recorded
        case .conferring(_, let both), .filled(_, let both, _), .signedByOne(_, let both, _, _): both.all
        }
    }

    /// The phase in one word, for refusals.
    public var phaseName: String {
        switch phase {
        case .awaitingDesignation: "awaitingDesignation"
        case .observing: "observing"
        case .conferring: "conferring"
        case .filled: "filled"
        case .signedByOne: "signedByOne"
        }
    }

    /// The phase that follows from who is designated and what these have recorded.
    static func phase(_ designation: Designation, recorded: [RecordedObservation]) -> Phase {
        let evaluator = recorded.first { $0.observer == designation.evaluator.person }
        let referent = recorded.first { $0.observer == designation.referent.person }
        if let evaluator, let referent {
            return .conferring(designation, Observations(evaluator: evaluator, referent: referent))
        }
        return .observing(designation, recorded: [evaluator, referent].compactMap { $0 })
    }
}
