/// The officer or the chair puts a file on hold, with a reason: nothing is decided on it and its due times stand still
/// until it is released. For whoever holds the file; a former holder answers where it is now.
public struct HoldFile: Command {
    public static let type: MessageType = "file.hold-file.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// The reason; `nil` once erased.
    public var personal: HoldPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// Why a file is on hold.
public struct HoldPersonal: Codable, Sendable, Equatable {
    /// The reason, in the words of who holds it.
    public var reason: String
}
