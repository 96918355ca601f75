/// The candidate has objected to an observer (specification, step 2): nothing is recorded until the officer has
/// decided.
public struct ObjectionRaised: Event {
    public static let type: MessageType = "evaluation.objection-raised.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate.
    public var candidate: PersonID
    /// To whom they object.
    public var observer: PersonID
    /// The day, in Paris.
    public var raisedOn: Day
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
