/// The branch authority sends the letter that confers the status (specification, section on accreditation).
public struct IssueAccreditationLetter: Command {
    public static let type: MessageType = "evaluation.issue-accreditation-letter.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// The letter's reference.
    public var letter: LetterID
    /// Its day: the accreditation is in force from it.
    public var letterOn: Day

    public var about: DossierID? { nil }
}
