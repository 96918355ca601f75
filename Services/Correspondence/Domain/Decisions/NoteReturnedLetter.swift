public import Contracts
public import Kernel

/// An officer says that a letter has come back: it is theirs to see to.
public func decide(_ command: NoteReturnedLetter, on letter: Letter?, by: By) -> Decision {
    guard let letter else { return .refused("unknownMail", ["letter": command.letter.value]) }
    if let refusal = letterOfficerActs(command.officer, of: letter, by.actor) { return .refused(refusal) }
    guard letter.stage == .sent else {
        return .refused("postingIsOfLettersThatWait", ["letter": letter.letter.value, "state": letter.stage.rawValue])
    }
    return .accepted([
        LetterReturned(
            letter: letter.letter,
            dossier: letter.dossier,
            cause: command.cause,
            officer: command.officer,
            at: by.now
        )
    ])
}
