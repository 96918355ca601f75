public import Contracts

/// A company's referent, as far as briefings on standard and tools are on record (specification, role of the evaluator).
public struct Referent: Codable, Sendable, Equatable {
    /// The referent.
    public var person: PersonID
    /// Every briefing on record, in the order of the records.
    public var briefings: [Briefing]

    /// A briefing.
    public struct Briefing: Codable, Sendable, Equatable {
        /// The company that they belong to.
        public var companySiret: String
        /// The assessment standard.
        public var standard: StandardID
        /// The day.
        public var on: Day
        /// Who briefed them.
        public var by: PersonID

        /// A briefing.
        public init(companySiret: String, standard: StandardID, on: Day, by: PersonID) {
            self.companySiret = companySiret
            self.standard = standard
            self.on = on
            self.by = by
        }
    }

    /// A referent.
    public init(person: PersonID, briefings: [Briefing]) {
        self.person = person
        self.briefings = briefings
    }

    /// The last briefing on record in a company, given by that day.
    public func briefing(in siren: String, by day: Day) -> Briefing? {
        briefings.filter { $0.companySiret.prefix(9) == siren && $0.on <= day }.max { $0.on < $1.on }
    }

    /// The referent as a company would propose them, with that briefing; `nil` where there is none.
    public func designated(in siren: String, by day: Day) -> DesignatedReferent? {
        briefing(in: siren, by: day).map {
            DesignatedReferent(person: person, companySiret: $0.companySiret, briefedOn: $0.on, briefedBy: $0.by)
        }
    }
}

extension Referent {
    /// The kind of its stream.
    public static let kind = "referent"
}

extension DesignatedReferent {
    /// The same with the briefing that is on record in that company, which counts more than what the company states.
    public func relying(on known: Referent?, by day: Day) -> DesignatedReferent {
        guard let briefing = known?.briefing(in: String(companySiret.prefix(9)), by: day) else { return self }
        var referent = self
        referent.briefedOn = briefing.on
        referent.briefedBy = briefing.by
        return referent
    }
}
