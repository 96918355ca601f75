/// The officer has decided on an objection (specification, step 2). Upheld, the observer does nothing more in this
/// attempt, and the officer designates anew.
public struct ObjectionDecided: Event {
    public static let type: MessageType = "evaluation.objection-decided.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer objected to.
    public var observer: PersonID
    /// Whether the candidate was right.
    public var upheld: Bool
    /// The day, in Paris.
    public var decidedOn: Day
    /// Who decided, as the officer's actor identifier.
    public var officer: String
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
