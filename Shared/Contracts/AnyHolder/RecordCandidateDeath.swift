/// An officer of the file's branch records that its candidate has died before the jury decided. For whoever holds the file; a
/// former holder answers where it is now.
public struct RecordCandidateDeath: Command {
    public static let type: MessageType = "file.record-candidate-death.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// The day of the death.
    public var diedOn: Day

    public var about: DossierID? { dossier }
}
