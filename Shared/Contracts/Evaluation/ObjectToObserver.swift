/// The candidate objects to somebody who is designated to observe them, with a reason (specification, step 2).
public struct ObjectToObserver: Command {
    public static let type: MessageType = "evaluation.object-to-observer.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// To whom they object: the evaluator or the referent.
    public var observer: PersonID
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
