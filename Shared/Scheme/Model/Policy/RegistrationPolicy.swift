/// Step 1: registration.
public struct RegistrationPolicy: Sendable, Equatable {
    /// Whether somebody who holds a valid certificate of the kind is refused.
    public var refusesHolders = true
    /// Months without activity after which a file lapses.
    public var lapseMonths = 12

    /// The defaults.
    public init() {}
}
