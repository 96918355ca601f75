/// A panel has heard that somebody is accredited as an evaluator: they do not sit on it (specification, final
/// validation).
public struct EvaluatorNoted: Event {
    public static let type: MessageType = "jury.evaluator-noted.v1"
    /// The panel.
    public var panel: PanelID
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The certificates covered.
    public var certificateKinds: [CertificateKindID]
    /// The first day in force.
    public var from: Day
    /// The last day in force.
    public var until: Day
    /// The organisations for which they evaluate; one that employs is named by its SIREN.
    public var providers: [OrganisationID]

    public var stream: StreamID { StreamID("noted-evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}
