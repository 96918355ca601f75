/// Who signs an undertaking of confidentiality, beyond the accredited evaluators, who always do.
public struct ConfidentialityPolicy: Sendable, Equatable {
    /// Company referents.
    public var referentsUndertake = true
    /// Jury members.
    public var juryMembersUndertake = true

    /// The defaults.
    public init() {}
}
