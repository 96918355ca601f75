/// An observer draws up an addendum to the booklet that was transmitted: what an adjournment by the jury asked for
/// (specification, steps 4 and 6). It is sent to the panel once the other has signed it too.
public struct AddToBooklet: Command {
    public static let type: MessageType = "evaluation.add-to-booklet.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer who draws it up, and thereby signs it.
    public var signatory: PersonID
    /// The digest that it follows: the booklet's, or that of the last rectification or addendum that was taken.
    public var previous: String
    /// The session that adjourned the file and asked.
    public var session: SessionID
    /// The situations in which the two have seen the candidate since; empty where words were asked for.
    public var situations: [ObservedSituation]
    /// The elements as they are to stand, whole; the others stay as they are.
    public var elements: [ElementCode: ElementAssessment]
    /// Of these, those judged otherwise than the system proposes.
    public var justified: [ElementCode]
    public var personal: AmendmentPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
