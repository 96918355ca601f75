/// A designated observer has declared that they have no tie to the candidate (specification, step 2).
public struct TieAbsenceDeclared: Event {
    public static let type: MessageType = "evaluation.tie-absence-declared.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The observer.
    public var observer: PersonID
    /// When.
    public var declaredAt: Instant

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
}
