/// A file that was on hold goes on; its due times are later by as long as it was held. For whoever holds the file.
public struct ReleaseFile: Command {
    public static let type: MessageType = "file.release-file.v1"
    /// The file.
    public var dossier: DossierID

    public var about: DossierID? { dossier }

    /// The end of a hold.
    public init(dossier: DossierID) { self.dossier = dossier }
}
