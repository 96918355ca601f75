/// The applicant undertakes what every accredited evaluator does (specification, sections on confidentiality and
/// communication).
public struct GiveUndertakings: Command {
    public static let type: MessageType = "evaluation.give-undertakings.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// What is undertaken.
    public var undertakings: [AccreditationUndertaking]

    public var about: DossierID? { nil }
}
