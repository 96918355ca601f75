/// The observer who has signed takes the signature back so that the booklet can be corrected, as long as the other
/// has not signed (specification, step 4). No signature goes in silence: this is the only way, short of a new
/// designation.
public struct ReopenBooklet: Command {
    public static let type: MessageType = "evaluation.reopen-booklet.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer whose signature it is.
    public var signatory: PersonID
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
