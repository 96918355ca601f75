/// The applicant has undertaken this (specification, sections on confidentiality and communication).
public struct UndertakingsGiven: Event {
    public static let type: MessageType = "evaluation.undertakings-given.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// What is undertaken.
    public var undertakings: [AccreditationUndertaking]
    /// The day, in Paris.
    public var givenOn: Day

    public var stream: StreamID { applicationStream(branch, evaluator) }
    public var about: DossierID? { nil }
}
