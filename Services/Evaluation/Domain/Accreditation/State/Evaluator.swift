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
    /// Every suspension there was, in the order of the decisions.
    public var suspensions: [AccreditationSuspension]
    /// What goes on around the accreditations, one for each branch.
    public var lives: [AccreditationLife]
    /// Name, address and organisation; `nil` once erased.
    public var personal: EvaluatorPersonal?
    /// The contact that they chose to publish; `nil` where they chose none, or once erased.
    public var publicContact: String?

    /// For how long all this is kept, once no branch accredits them any more.
    public var keeping: AccreditationKeeping?

    /// An accreditation of one branch.
    public struct Accreditation: Codable, Sendable, Equatable {
        /// The branch that conferred it.
        public var branch: BranchID
        /// The certificates covered.
        public var certificateKinds: [CertificateKindID]
        /// The first day in force: the letter's.
        public var from: Day
        /// The last day of the term.
        public var until: Day
        /// How it ended; `nil` while it stands.
        public var end: AccreditationEnd?

        /// An accreditation.
        public init(
            branch: BranchID,
            certificateKinds: [CertificateKindID],
            from: Day,
            until: Day,
            end: AccreditationEnd? = nil
        ) {
            self.branch = branch
            self.certificateKinds = certificateKinds
            self.from = from
            self.until = until
            self.end = end
        }

        /// Whether it covers files of that branch and certificate kind.
        public func covers(_ branch: BranchID, _ kind: CertificateKindID) -> Bool {
            self.branch == branch && certificateKinds.contains(kind)
        }

        /// Whether it is in force on that day; the first and the last day count, that of an end before the term does not.
        public func isInForce(on day: Day) -> Bool {
            from <= day && day <= until && (end.map { day < $0.on } ?? true)
        }
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
    public init(
        person: PersonID,
        accreditations: [Accreditation],
        situations: [DatedSituation],
        suspensions: [AccreditationSuspension] = [],
        lives: [AccreditationLife] = []
    ) {
        self.person = person
        self.accreditations = accreditations
        self.situations = situations
        self.suspensions = suspensions
        self.lives = lives
    }

    /// Each of these days on which an accreditation of that branch was in force for that certificate, with its term
    /// and the organisation that they assessed for.
    public func accredited(by branch: BranchID, for kind: CertificateKindID, on days: [Day]) -> [AccreditedDay] {
        days.compactMap { day in
            accreditations.last { $0.covers(branch, kind) && $0.isInForce(on: day) }.map {
                AccreditedDay(
                    on: day,
                    from: $0.from,
                    until: min($0.until, $0.end?.on.adding(days: -1) ?? $0.until),
                    provider: facts(on: day)?.provider
                )
            }
        }
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
}
