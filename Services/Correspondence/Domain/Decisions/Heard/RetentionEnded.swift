public import Contracts

/// The file is erased: what has not gone does not go. The loop removes what is personal.
public func decide(_ event: RetentionEnded, open letters: [Letter]) -> Decision {
    .accepted(withdrawnLetterStays(letters, .erased))
}
