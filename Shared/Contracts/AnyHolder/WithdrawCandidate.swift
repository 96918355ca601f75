/// The candidate gives up (*désistement*), possible until the jury has decided. For whoever holds the file; a former
/// holder answers where it is now.
public struct WithdrawCandidate: Command {
    public static let type: MessageType = "file.withdraw-candidate.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID

    public var about: DossierID? { dossier }
}
