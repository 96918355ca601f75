/// The candidate answers what the jury asked, or an officer records what somebody has answered (specification, step 6).
public struct AnswerSupplement: Command {
    public static let type: MessageType = "jury.answer-supplement.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// Who answers.
    public var party: SupplementParty
    /// The candidate.
    public var candidate: PersonID
    public var personal: SupplementAnswer?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// What a party answers.
public struct SupplementAnswer: Codable, Sendable, Equatable {
    /// The answer.
    public var answer: String
}
