/// An observer draws up a rectification of the booklet that was transmitted: a material error in it (specification, step
/// 4). It is sent to the panel once the other has signed it too, and counts if the jury has not decided by then.
public struct RectifyBooklet: Command {
    public static let type: MessageType = "evaluation.rectify-booklet.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer who draws it up, and thereby signs it.
    public var signatory: PersonID
    /// The digest that it follows: the booklet's, or that of the last rectification or addendum that was taken.
    public var previous: String
    /// The elements as they are to stand, whole; the others stay as they are.
    public var elements: [ElementCode: ElementAssessment]
    /// Of these, those judged otherwise than the system proposes.
    public var justified: [ElementCode]
    public var personal: AmendmentPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
