/// One customer situation in which an observer saw the candidate (specification, step 3).
public struct ObservedSituation: Codable, Sendable, Equatable {
    /// Real or simulated.
    public var kind: SituationKind
    /// The day, in Paris.
    public var on: Day

    /// A situation.
    public init(kind: SituationKind, on: Day) {
        self.kind = kind
        self.on = on
    }
}

/// What is personal in an observation: the observer's notes on the candidate.
public struct ObservationPersonal: Codable, Sendable, Equatable {
    /// The observer's notes, by criterion, where there are any.
    public var notes: [CriterionCode: String]

    /// Notes.
    public init(notes: [CriterionCode: String]) {
        self.notes = notes
    }
}
