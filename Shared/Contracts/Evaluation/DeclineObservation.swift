/// A designated observer says that they do not observe, and why; that one has died is recorded by the officer (specification,
/// step 2). The officer designates somebody else.
public struct DeclineObservation: Command {
    public static let type: MessageType = "evaluation.decline-observation.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer.
    public var observer: PersonID
    /// Why.
    public var cause: ObserverLoss
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// Why somebody who is designated does not observe.
public enum ObserverLoss: String, Codable, Sendable, CaseIterable {
    /// They have a tie to the candidate, or somebody close to them has.
    case tie
    /// They do not want to, or have no time.
    case refusal
    /// They are ill.
    case illness
    /// They have died.
    case death
}
