public import Contracts
public import Scheme

/// One person's application to one branch, from its coming in to the letter (specification, section on accreditation). Who
/// was refused may apply again; so may whose accreditation has ended.
public struct AccreditationApplication: Codable, Sendable, Equatable {
    /// Who applies.
    public var evaluator: PersonID
    /// The branch.
    public var branch: BranchID
    /// What they are and for whom they work.
    public var situation: EvaluatorSituation
    /// The certificates asked for.
    public var certificateKinds: [CertificateKindID]
    /// Experience in the branch's activities.
    public var sectors: [SectorExperience]
    /// When it came in.
    public var requestedOn: Day
    /// When it was granted; `nil` where it is not.
    public var grantedOn: Day?
    /// Who they are; `nil` once erased.
    public var personal: ApplicantPersonal?
    /// What was shown, in the order of the records.
    public var evidence: [AccreditationEvidence]
    /// What was undertaken, in the order in which it was.
    public var undertakings: [AccreditationUndertaking]
    /// How long each step may take.
    public var due: AccreditationDueDays
    /// What it waits for.
    public var waits: [AccreditationWait]
    /// How far it has come.
    public var stage: Stage
    /// Those that were refused and are still kept, this one or earlier ones; absent where none was.
    public var refusals: [RefusedApplication]?

    /// How far an application has come.
    public enum Stage: String, Codable, Sendable {
        /// It waits for the officer.
        case requested
        /// It waits for the branch authority.
        case instructed
        /// It is granted and waits for the letter.
        case granted
        /// The letter has conferred the status.
        case conferred
        /// It is refused.
        case refused
    }

    /// Whether it is neither refused nor followed by a letter.
    public var isOpen: Bool { stage != .conferred && stage != .refused }

    /// The key of its stream.
    public static func key(_ branch: BranchID, _ person: PersonID) -> String {
        String(applicationStream(branch, person).key)
    }
}

extension AccreditationApplication {
    /// The kind of its stream.
    public static let kind = "accreditation-application"

    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        AccreditationRequested.self, ApplicationInstructed.self, AccreditationEvidenceRecorded.self,
        UndertakingsGiven.self, AccreditationGranted.self, AccreditationRefused.self, AccreditationLetterIssued.self,
        ApplicationStepFellDue.self, ApplicationRetentionBegan.self, ApplicationRetentionEnded.self,
    ]

    /// The state after an event. Total: what it does not know, or what does not fit, leaves the state as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        if let event = event as? AccreditationRequested {
            var anew = Self(event)
            anew.refusals = state?.refusals
            return anew
        }
        guard var state else { return nil }
        switch event {
        case let event as ApplicationInstructed:
            state.reach(.instructed, awaiting: .decision, since: event.instructedOn)
        case let event as AccreditationEvidenceRecorded:
            if !state.evidence.contains(event.evidence) { state.evidence.append(event.evidence) }
        case let event as UndertakingsGiven:
            state.undertakings += event.undertakings.filter { !state.undertakings.contains($0) }
        case let event as AccreditationGranted:
            state.grantedOn = event.grantedOn
            state.reach(.granted, awaiting: .letter, since: event.grantedOn)
        case is AccreditationRefused: state.end(.refused)
        case is AccreditationLetterIssued: state.end(.conferred)
        case let event as ApplicationStepFellDue:
            state.waits.tell(event.step, reminder: event.reminder, at: event.at)
        default: state.keep(event)
        }
        return state
    }

    private init(_ event: AccreditationRequested) {
        evaluator = event.evaluator
        branch = event.branch
        situation = event.situation
        certificateKinds = event.certificateKinds
        sectors = event.sectors
        requestedOn = event.requestedOn
        personal = event.personal
        evidence = []
        undertakings = []
        due = event.due
        waits = []
        stage = .requested
        reach(.requested, awaiting: .instruction, since: event.requestedOn)
    }

    private mutating func reach(_ stage: Stage, awaiting step: AccreditationStep, since day: Day) {
        self.stage = stage
        waits = [AccreditationWait(step, since: day, due)]
    }

    private mutating func end(_ stage: Stage) {
        self.stage = stage
        waits = []
    }

    /// What `follow` reads beside the event and the states.
    public struct Facts: Sendable {
        let evaluator: Evaluator?
        let policy: RetentionPolicy

        /// - Parameter evaluator: who applied, where a branch has accredited them before.
        public init(evaluator: Evaluator? = nil, policy: RetentionPolicy = RetentionPolicy()) {
            self.evaluator = evaluator
            self.policy = policy
        }
    }

    /// A refusal begins the term for which the application is kept (policy `refusedApplication`).
    public static func follow(
        _ event: any Event,
        from before: Self?,
        to after: Self,
        _ facts: Facts,
        at now: Instant
    ) -> [any Event] {
        guard let event = event as? AccreditationRefused else { return [] }
        let until = refusedApplicationIsKept(
            refusedOn: now.parisDay,
            event.branch,
            facts.evaluator,
            facts.policy
        )
        return [
            ApplicationRetentionBegan(
                evaluator: event.evaluator,
                branch: event.branch,
                refusedAt: now,
                keptUntil: until.startInParis
            )
        ]
    }

    /// The due time at which somebody is told of a step.
    public static let step = "step"

    /// An application under way holds no unique key: its stream is its own.
    public var claims: [Claim] { [] }

    /// Applications take no numbers.
    public var numbers: [TakenNumber] { [] }

    /// When somebody is told next, and when what was refused is no longer kept.
    public var dueTimes: [DueTime] {
        [(Self.step, waits.compactMap(\.next).min()), (Self.retentionEnd, firstKept?.keptUntil)]
            .compactMap { name, at in at.map { DueTime(name, at: $0) } }
    }
}

extension AccreditationWait {
    /// A step of an application, or of a procedure, that begins to be waited for on that day.
    init(_ step: AccreditationStep, since day: Day, _ due: AccreditationDueDays) {
        let days =
            switch step {
            case .instruction, .removalNotification: due.instruction
            case .removalReview: due.review
            case .decision, .letter, .renewalDecision, .removalDecision, .report, .renewalRequest: due.decision
            }
        self.init(step, lastDay: day.adding(days: days), reminders: due.reminders.filter { $0 < days })
    }
}
