/// An observer has added a remark to what they had recorded; the marks are as they were.
public struct ObservationAnnotated: Event {
    public static let type: MessageType = "evaluation.observation-annotated.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer; one of the two designated.
    public var observer: PersonID
    /// The criterion that it is on; absent for a remark on the whole.
    public var criterion: CriterionCode?
    /// When.
    public var annotatedAt: Instant
    public var personal: AnnotationPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
