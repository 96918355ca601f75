public import Contracts
public import Kernel

/// An officer withdraws a letter that has not gone.
public func decide(_ command: WithdrawLetter, on letter: Letter?, by: By) -> Decision {
    guard let letter else { return .refused("unknownMail", ["letter": command.letter.value]) }
    if let refusal = letterOfficerActs(command.officer, of: letter, by.actor) { return .refused(refusal) }
    return .accepted(withdrawnLetterStays([letter], .byOfficer))
}
