/// A file has lapsed while evaluation held it: nothing was done in it for as long as policy allows (specification, step
/// 1).
public struct FileLapsedDuringEvaluation: Event {
    public static let type: MessageType = "evaluation.file-lapsed-during-evaluation.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that ends with it.
    public var attempt: Int

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var endsEarly: DossierID? { dossier }
}
