/// A designated observer does not observe, or not any more: they do nothing else in the file, and the officer is to designate
/// somebody else (specification, step 2). What both have signed stands.
public struct ObserverDeclined: Event {
    public static let type: MessageType = "evaluation.observer-declined.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer.
    public var observer: PersonID
    /// Why.
    public var cause: ObserverLoss
    /// The day, in Paris.
    public var declinedOn: Day
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
