/// The observation is recorded: its draft is over. What was saved stays in the journal, as long as it may.
public struct ObservationDraftClosed: Event {
    public static let type: MessageType = "evaluation.observation-draft-closed.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The observer; one of the two designated.
    public var observer: PersonID

    public var stream: StreamID { draftStream(dossier, attempt, observer) }
    public var about: DossierID? { dossier }
}
