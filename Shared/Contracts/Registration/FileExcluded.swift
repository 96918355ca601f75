/// Registration has noted that the jury excluded the candidate; the file ends.
public struct FileExcluded: Event {
    public static let type: MessageType = "registration.file-excluded.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that ends with it.
    public var attempt: Int
    /// The day of the session that excluded.
    public var excludedOn: Day

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
