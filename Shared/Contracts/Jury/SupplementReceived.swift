/// One of those whom the jury asked has answered; with the last answer the file can come before a session again.
public struct SupplementReceived: Event {
    public static let type: MessageType = "jury.supplement-received.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// Who answered.
    public var party: SupplementParty
    /// The candidate.
    public var candidate: PersonID
    public var personal: SupplementAnswer?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
