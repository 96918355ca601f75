public import Contracts

/// An accredited evaluator: what was conferred on them, and the facts about them, day by day (specification, section
/// on accreditation). Rules ask for the facts of one day, so that a change never falsifies what was observed before it.
public struct Evaluator: Codable, Sendable, Equatable {
    /// The evaluator.
    public var person: PersonID
    /// Every accreditation ever conferred.
    public var accreditations: [Accreditation]
    /// What the evaluator is, since when, in order of days; never empty.
    public var situations: [DatedSituation]

    /// An accreditation of one branch.
    public struct Accreditation: Codable, Sendable, Equatable {
        /// The branch that conferred it.
        public var branch: BranchID
        /// The certificates covered.
        public var certificateKinds: [CertificateKindID]
        /// The first day in force: the letter's.
        public var from: Day
        /// The last day in force.
        public var until: Day

        /// An accreditation.
        public init(branch: BranchID, certificateKinds: [CertificateKindID], from: Day, until: Day) {
            self.branch = branch
            self.certificateKinds = certificateKinds
            self.from = from
            self.until = until
        }

        /// Whether it covers files of that branch and certificate kind.
        public func covers(_ branch: BranchID, _ kind: CertificateKindID) -> Bool {
            self.branch == branch && certificateKinds.contains(kind)
        }

        /// Whether it is in force on that day; the first and the last day count.
        public func isInForce(on day: Day) -> Bool { from <= day && day <= until }
    }

    /// What an evaluator is from a day on.
    public struct DatedSituation: Codable, Sendable, Equatable {
        /// From that day on.
        public var since: Day
        /// The situation.
        public var situation: EvaluatorSituation

        /// A situation from that day on.
        public init(since: Day, situation: EvaluatorSituation) {
            self.since = since
            self.situation = situation
        }
    }

    /// An evaluator.
    public init(person: PersonID, accreditations: [Accreditation], situations: [DatedSituation]) {
        self.person = person
        self.accreditations = accreditations
        self.situations = situations
    }

    /// The evaluator with the facts of that day, as the rules on independence look at them; before the first known
    /// day, the first known facts. `nil` when none are known.
    public func facts(on day: Day) -> DesignatedEvaluator? {
        (situations.last { $0.since <= day } ?? situations.first).map {
            DesignatedEvaluator(
                person: person,
                kind: $0.situation.kind,
                employerSiren: $0.situation.employerSiren,
                department: $0.situation.department,
                provider: $0.situation.provider
            )
        }
    }
}

extension Evaluator {
    /// The kind of its stream.
    public static let kind = "evaluator"

    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [EvaluatorAccredited.self]

    /// The state after an event. Total: what it does not know leaves the state as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard let event = event as? EvaluatorAccredited else { return state }
        var state = state ?? Self(person: event.evaluator, accreditations: [], situations: [])
        state.accreditations.append(
            Accreditation(
                branch: event.branch,
                certificateKinds: event.certificateKinds,
                from: event.from,
                until: event.until
            )
        )
        state.situations.removeAll { $0.since == event.from }
        state.situations.append(DatedSituation(since: event.from, situation: event.situation))
        state.situations.sort { $0.since < $1.since }
        return state
    }

    /// Evaluators hold no unique key.
    public var claims: [Claim] { [] }

    /// Evaluators take no numbers.
    public var numbers: [TakenNumber] { [] }

    /// No due time is kept here yet.
    public var dueTimes: [DueTime] { [] }

    /// Whose personal data the state holds: nobody's; name and address stay in the journal.
    public var persons: Set<PersonID> { [] }
}
