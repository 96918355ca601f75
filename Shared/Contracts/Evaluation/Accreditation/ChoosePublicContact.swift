/// The evaluator says which contact the public list shows; without one, none.
public struct ChoosePublicContact: Command {
    public static let type: MessageType = "evaluation.choose-public-contact.v1"
    /// The evaluator.
    public var evaluator: PersonID
    public var personal: PublicContactPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
