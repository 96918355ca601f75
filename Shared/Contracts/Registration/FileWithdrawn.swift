/// Registration has noted that the candidate gave up while another service held the file; the file ends.
public struct FileWithdrawn: Event {
    public static let type: MessageType = "registration.file-withdrawn.v1"
    /// The service that held the file then.
    public enum Holder: String, Codable, Sendable, CaseIterable { case evaluation, jury }

    /// The file.
    public var dossier: DossierID
    /// The attempt that ends with it.
    public var attempt: Int
    /// Who held the file.
    public var heldBy: Holder

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
