/// The officer decides on the candidate's objection to an observer (specification, step 2). Upheld, it wants a new
/// designation; rejected, it wants a reason.
public struct DecideObjection: Command {
    public static let type: MessageType = "evaluation.decide-objection.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer objected to.
    public var observer: PersonID
    /// Whether the candidate is right.
    public var upheld: Bool
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
