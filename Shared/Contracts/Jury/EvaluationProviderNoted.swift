/// A panel has heard that an accredited evaluator works for an organisation: as long as they evaluate for it, whoever
/// works there does not sit on the panel (specification, final validation).
public struct EvaluationProviderNoted: Event {
    public static let type: MessageType = "jury.evaluation-provider-noted.v1"
    /// The panel.
    public var panel: PanelID
    /// The organisation; one that employs is named by its SIREN.
    public var provider: OrganisationID
    /// The evaluator.
    public var evaluator: PersonID

    public var stream: StreamID { StreamID("noted-provider", provider.value) }
    public var about: DossierID? { nil }
}
