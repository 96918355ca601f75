/// What an assessment waits for, each with a due time of its own (specification, section on time).
public enum AssessmentStep: String, Codable, Sendable, CaseIterable {
    /// The company proposes a referent.
    case referentProposal
    /// The officer designates.
    case designation
    /// A person designated declares that they have no tie.
    case tieDeclaration
    /// The observation takes place.
    case observation
    /// The other observer records too.
    case observationRecording
    /// The two confer and fill the booklet.
    case concertation
    /// Each signs the booklet.
    case bookletSignature

    /// Who stands on the overdue list.
    public var responsible: [Actor.Role] {
        switch self {
        case .referentProposal: [.company]
        case .designation: [.officer]
        case .tieDeclaration, .observation, .observationRecording, .concertation, .bookletSignature:
            [.evaluator, .referent]
        }
    }
}

/// How many days each step may take, and how many days before it is due somebody is reminded: the policy of the branch
/// on the day on which the file was taken up.
public struct AssessmentDueDays: Codable, Sendable, Equatable {
    /// For the company to propose a referent.
    public var referentProposal: Int
    /// For the officer to designate.
    public var designation: Int
    /// For a person designated to declare that they have no tie.
    public var tieDeclaration: Int
    /// For the observation to take place.
    public var observation: Int
    /// For the second observer to record.
    public var observationRecording: Int
    /// For the two to confer.
    public var concertation: Int
    /// For each to sign.
    public var bookletSignature: Int
    /// Days before a due time at which whoever is responsible is reminded, the earliest first.
    public var reminders: [Int]
    /// Whether a term that would end on a Saturday, a Sunday or a public holiday ends on the next working day; absent where terms
    /// end at midnight UTC, as they did before this was told.
    public var endsOnWorkingDays: Bool? = nil

    /// The days of one step.
    public subscript(_ step: AssessmentStep) -> Int {
        switch step {
        case .referentProposal: referentProposal
        case .designation: designation
        case .tieDeclaration: tieDeclaration
        case .observation: observation
        case .observationRecording: observationRecording
        case .concertation: concertation
        case .bookletSignature: bookletSignature
        }
    }
}
