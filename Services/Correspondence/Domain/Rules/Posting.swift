public import Contracts
public import Kernel
import Scheme

/// Who sends letters by hand is an officer of the branch that writes.
func letterOfficerActs(_ officer: PersonID, of letter: Letter, _ actor: Actor) -> Refusal? {
    officeActs(.officer, officer, of: letter.branch, actor)
}

/// A letter that is sent again is another edition of the same: what it says, and every day in it, stays. One that was
/// not sent yet is no other edition.
public func resendingChangesNoTerm(_ command: ResendLetter, _ letter: Letter, by: By) -> LetterOrdered {
    let went = letter.stage == .sent || letter.stage == .returned
    return LetterOrdered(
        letter: letter.letter,
        dossier: letter.dossier,
        subject: letter.subject,
        officer: command.officer,
        means: command.means,
        edition: went ? letter.edition + 1 : letter.edition,
        at: by.now,
        personal: command.personal
    )
}

/// What is recorded as posted, or handed over, lay ready for it.
func postingIsOfLettersThatWait(_ command: RecordPosting, _ letter: Letter) -> Refusal? {
    guard letter.isOpen, letter.stage == .waiting, letter.isByHand, letter.means == command.means else {
        return Refusal(
            "postingIsOfLettersThatWait",
            ["letter": letter.letter.value, "state": letter.isWithdrawn ? "withdrawn" : letter.stage.rawValue]
        )
    }
    return nil
}
