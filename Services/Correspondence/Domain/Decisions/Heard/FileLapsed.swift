public import Contracts

/// The file has come to its end: what asked for something, and has not gone, does not go.
public func decide(_ event: FileLapsed, open letters: [Letter]) -> Decision {
    .accepted(withdrawnLetterStays(letters, .causeGone, where: askingLetters))
}
