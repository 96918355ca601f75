public import Contracts
public import Kernel

/// An officer has posted a batch, or handed letters over: each was sent on that day.
public func decide(_ command: RecordPosting, on letters: [Letter?], by: By) -> Decision {
    let isSaidOnce = Set(command.letters).count == command.letters.count
    guard isSaidOnce, !letters.isEmpty else {
        let fault = Fault("letters", isSaidOnce ? "missing" : "duplicate", expected: "each of them once")
        return .refused(Refusal("postingIsOfLettersThatWait", [:], faults: [fault]))
    }
    var events: [any Event] = []
    for (id, letter) in zip(command.letters, letters) {
        guard let letter else { return .refused("unknownMail", ["letter": id.value]) }
        if let refusal = letterOfficerActs(command.officer, of: letter, by.actor)
            ?? postingIsOfLettersThatWait(command, letter)
        {
            return .refused(refusal)
        }
        guard command.postedOn <= by.now.parisDay, letter.at.parisDay <= command.postedOn else {
            return .refused(
                "postingIsOfLettersThatWait",
                ["letter": letter.letter.value, "postedOn": command.postedOn.description]
            )
        }
        events.append(
            LetterSent(
                letter: letter.letter,
                kind: letter.tells,
                dossier: letter.dossier,
                addressee: letter.addressee,
                subject: letter.subject,
                decision: letter.decision,
                means: command.means,
                sentAt: command.postedOn == by.now.parisDay ? by.now : command.postedOn.startInParis,
                edition: letter.edition,
                inDoubt: letter.inDoubt,
                reference: command.reference,
                personal: nil
            )
        )
    }
    return .accepted(events)
}
