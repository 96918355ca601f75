/// An observer saves what they have noted so far, on one of their devices (specification, step 3). Drafts are the
/// observer's own: nobody else is shown them, and nothing is published of them.
public struct SaveObservationDraft: Command {
    public static let type: MessageType = "evaluation.save-observation-draft.v1"
    /// The file.
    public var dossier: DossierID
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

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// One criterion's line as a device wrote it.
public struct DraftChange: Codable, Sendable, Equatable {
    /// Met, not met, not observed; absent while the observer has not made up their mind.
    public var mark: CriterionMark? = nil
}
