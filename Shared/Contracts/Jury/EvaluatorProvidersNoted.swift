/// A panel has heard for which organisations an evaluator evaluates from a day on (specification, final validation).
public struct EvaluatorProvidersNoted: Event {
    public static let type: MessageType = "jury.evaluator-providers-noted.v1"
    /// The panel.
    public var panel: PanelID
    /// The evaluator.
    public var evaluator: PersonID
    /// The organisations; one that employs is named by its SIREN.
    public var providers: [OrganisationID]
    /// From that day on.
    public var since: Day

    public var stream: StreamID { StreamID("noted-evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}
