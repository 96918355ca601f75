public import Contracts

/// The file has come to its end: what asked for something, and has not gone, does not go.
public func decide(_ event: CandidateWithdrew, open letters: [Letter]) -> Decision {
    .accepted(withdrawnLetterStays(letters, .causeGone, where: askingLetters))
}

/// The letters that ask somebody for something which a file that is over needs no more.
let askingLetters: Set<LetterKind> = [.registrationToConfirm, .registrationReceived, .observersDesignated]
