public import Contracts

/// What was held of a person is erased: what has not gone to them does not go. The loop removes what is personal.
public func decide(_ event: PersonErased, open letters: [Letter]) -> Decision {
    .accepted(withdrawnLetterStays(letters, .erased))
}
