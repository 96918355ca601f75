/// What is recorded of an act that was not done by who sends it, there and then.
public struct RecordingPolicy: Sendable, Equatable {
    /// For how many days after it was done an act is recorded without a reason why it comes so late.
    public var days = 30

    /// The defaults.
    public init() {}
}
