public import Contracts
public import Kernel

/// The sender begins to hand a letter over. Where another sender had begun and told nothing more, nobody knows what became
/// of it: the letter goes once more, under the same Message-ID, and is counted.
public func decide(_ command: BeginSending, on letter: Letter?, by: By) -> Decision {
    guard let letter else { return .refused("unknownMail", ["letter": command.letter.value]) }
    if let refusal = senderActs(by.actor) { return .refused(refusal) }
    if letter.isWithdrawn { return .refused("withdrawnLetterStays", ["letter": command.letter.value]) }
    // Told twice, it was begun once.
    if letter.stage == .sending, letter.sender == command.sender, letter.number == command.number {
        return .accepted([])
    }
    if let refusal = handingOverIsNotedFirst(command, letter) { return .refused(refusal) }
    return .accepted([
        SendingBegun(
            letter: command.letter,
            dossier: letter.dossier,
            number: command.number,
            sender: command.sender,
            inDoubt: letter.stage == .sending,
            at: by.now
        )
    ])
}
