/// A file was put on hold while registration had it: nothing is decided on it, and its due times stand still
/// (specification, section 5).
public struct FileHeldAtRegistration: Event {
    public static let type: MessageType = "registration.file-held.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// The officer.
    public var heldBy: PersonID
    /// From when.
    public var since: Instant
    public var personal: HoldPersonal?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// A file on hold at registration goes on: its due times are later by as long as it was held.
public struct FileReleasedAtRegistration: Event {
    public static let type: MessageType = "registration.file-released.v1"
    /// The file.
    public var dossier: DossierID
    /// The officer.
    public var releasedBy: PersonID
    /// For how long it was held, in milliseconds.
    public var heldFor: Int64

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
