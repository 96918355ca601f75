/// Where letters reach an evaluator, or somebody who asks to be accredited.
public struct EvaluatorAddressNoted: Event {
    public static let type: MessageType = "correspondence.evaluator-address-noted.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// Whether an electronic mail address is known.
    public var hasEmail: Bool
    public var personal: AddressPersonal?

    public var stream: StreamID { StreamID("evaluator-correspondent", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}

/// What was written to an evaluator, and where, is no longer kept: the term after the last accreditation, or of a refused
/// application, is over.
public struct EvaluatorLettersErased: Event {
    public static let type: MessageType = "correspondence.evaluator-letters-erased.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The letters to them.
    public var letters: [MailID]
    /// The last moment of what is removed.
    public var through: Instant

    public var stream: StreamID { StreamID("evaluator-correspondent", evaluator.value) }
    public var about: DossierID? { nil }
    public var erasesPersonal: ErasedPersonal? {
        ErasedPersonal(
            of: evaluator,
            in: [stream] + letters.map { StreamID("letter", $0.value) },
            through: through
        )
    }
}
