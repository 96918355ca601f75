public import Contracts
public import Kernel

/// An officer has a letter sent again, or sent that was held, refused or returned; where it is another address, to that.
public func decide(_ command: ResendLetter, on letter: Letter?, by: By) -> Decision {
    guard let letter else { return .refused("unknownMail", ["letter": command.letter.value]) }
    if let refusal = letterOfficerActs(command.officer, of: letter, by.actor) { return .refused(refusal) }
    if letter.isWithdrawn { return .refused("withdrawnLetterStays", ["letter": command.letter.value]) }
    // What the postman has in hand is sent without being told.
    if letter.stage == .sending {
        return .refused("handingOverIsNotedFirst", ["state": letter.stage.rawValue, "number": String(letter.number)])
    }
    return .accepted([resendingChangesNoTerm(command, letter, by: by)])
}
