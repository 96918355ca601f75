/// The evaluator has chosen which contact the public list shows, or that it shows none.
public struct PublicContactChosen: Event {
    public static let type: MessageType = "evaluation.public-contact-chosen.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// Whether one is shown.
    public var isPublished: Bool
    /// The day, in Paris.
    public var chosenOn: Day
    public var personal: PublicContactPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
