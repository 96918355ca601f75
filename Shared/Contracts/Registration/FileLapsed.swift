/// Nothing was done on the file for as long as the branch's policy allows; it ends (specification, step 1).
public struct FileLapsed: Event {
    public static let type: MessageType = "registration.file-lapsed.v1"
    /// The file.
    public var dossier: DossierID

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
