/// A panel has heard that an accredited evaluator works for an organisation: whoever works there does not sit on it
/// (specification, final validation).
public struct EvaluationProviderNoted: Event {
    public static let type: MessageType = "jury.evaluation-provider-noted.v1"
    /// The panel.
    public var panel: PanelID
    /// The organisation; one that employs is named by its SIREN.
    public var provider: OrganisationID
    /// The certificates that the evaluator's accreditation covers.
    public var certificateKinds: [CertificateKindID]
    /// Its first day in force.
    public var from: Day
    /// Its last day in force.
    public var until: Day

    public var stream: StreamID { StreamID("noted-provider", provider.value) }
    public var about: DossierID? { nil }

    /// A message with these facts.
    public init(
        panel: PanelID,
        provider: OrganisationID,
        certificateKinds: [CertificateKindID],
        from: Day,
        until: Day
    ) {
        self.panel = panel
        self.provider = provider
        self.certificateKinds = certificateKinds
        self.from = from
        self.until = until
    }
}
