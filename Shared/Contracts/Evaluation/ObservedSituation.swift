/// One customer situation in which an observer saw the candidate (specification, step 3).
public struct ObservedSituation: Codable, Sendable, Equatable {
    /// Real or simulated.
    public var kind: SituationKind
    /// The day, in Paris.
    public var on: Day
    /// Whether the other observer saw the same situation; absent where they observed apart.
    public var jointly: Bool? = nil
}

/// What may be added to the observation of a customer situation, and never replaces it (specification, step 3).
public struct ObservationComplement: Codable, Sendable, Equatable {
    /// What it was.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A talk with the candidate on what was observed (*entretien*).
        case interview
        /// A test.
        case test
        /// A written examination (*épreuve écrite*).
        case writtenExamination
        /// An oral examination (*épreuve orale*).
        case oralExamination
    }

    /// What it was.
    public var kind: Kind
    /// The day, in Paris.
    public var on: Day
}

/// That the assessment company agreed to the days of an observation, as an observer states it where no appointment was
/// made through the system (specification, role of the evaluator).
public struct CompanyAgreement: Codable, Sendable, Equatable {
    /// Who agreed for the company.
    public var agreedBy: PersonID
    /// When, at the latest on the day of the observation.
    public var agreedOn: Day
}

/// What is personal in an observation: the observer's notes on the candidate.
public struct ObservationPersonal: Codable, Sendable, Equatable {
    /// The observer's notes, by criterion, where there are any.
    public var notes: [CriterionCode: String]
}
