/// A file that was on hold goes on; its due times are later by as long as it was held. For whoever holds the file.
public struct ReleaseFile: Command {
    public static let type: MessageType = "file.release-file.v1"
    /// The file.
    public var dossier: DossierID
    /// Before the jury, of a file that was held over its evaluator: whether what a session has found on it is void, and a
    /// session examines it again; absent for no.
    public var examinedAgain: Bool? = nil

    public var about: DossierID? { dossier }
}
