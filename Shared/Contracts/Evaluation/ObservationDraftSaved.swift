/// An observer's draft holds what one device saved; it stays in evaluation's store.
public struct ObservationDraftSaved: Event {
    public static let type: MessageType = "evaluation.observation-draft-saved.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer; one of the two designated.
    public var observer: PersonID
    /// The device.
    public var device: DeviceID
    /// The device's own count of its saves of this draft, from 1 upwards.
    public var save: Int
    /// For each other device its last save that this one had seen; a save that was seen is superseded where both wrote.
    public var seen: [DeviceID: Int]
    /// When, by the device's clock: for people to read, and for no rule.
    public var savedAt: Instant
    /// The criteria whose line was written since the device's last save: mark, and in the personal part the note.
    public var changes: [CriterionCode: DraftChange]
    public var personal: ObservationPersonal?

    public var stream: StreamID { draftStream(dossier, attempt, observer) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// The stream of an observer's draft of one attempt, apart from the file's own.
public func draftStream(_ dossier: DossierID, _ attempt: Int, _ observer: PersonID) -> StreamID {
    StreamID("observation-draft", "\(dossier)/\(attempt)/\(observer)")
}
