public import Contracts

/// The event that makes something be written: which, when it was decided, and when it is heard of.
public struct Told: Sendable, Equatable {
    /// The event.
    public let cause: MessageID
    /// When it was decided.
    public let at: Instant
    /// When it is heard of here.
    public let now: Instant

    /// An event that is heard of now.
    public init(_ cause: MessageID, at: Instant, now: Instant) {
        self.cause = cause
        self.at = at
        self.now = now
    }
}

extension Correspondent {
    /// The letter to the candidate of the file, or to the company of the attempt; none to somebody who has died.
    ///
    /// - Parameter matter: what it is about; the letter is one for each.
    func letter(
        _ kind: LetterKind,
        _ matter: String,
        to role: Actor.Role = .candidate,
        _ facts: LetterFacts,
        _ personal: LetterPersonal? = nil,
        _ told: Told
    ) -> [any Event] {
        guard !nobodyWritesToTheDead(self), role != .company || companySiret != nil else { return [] }
        let addressee = role == .company ? Actor(.company, companySiret ?? "") : Actor(.candidate, candidate.value)
        var facts = facts
        facts.number = number
        facts.certificateKind = certificateKind
        facts.standard = standard
        return [
            LetterComposed(
                letter: Letter.id(kind, matter, to: addressee),
                kind: kind,
                cause: told.cause,
                addressee: addressee,
                branch: branch,
                dossier: dossier,
                subject: candidate,
                means: .electronicMail,
                facts: facts,
                composedAt: told.now,
                heldBecause: oldNewsWaitForAnOfficer(told)
                    ?? (role == .candidate && hasEmail ? nil : .noAddress),
                personal: personal
            )
        ]
    }
}

/// To somebody who has died nothing is written any more.
func nobodyWritesToTheDead(_ correspondent: Correspondent) -> Bool { correspondent.hasDied }

/// What happened long ago is not sent by itself: a store that was restored, or that is new in an old installation, hears of
/// it again, or for the first time.
func oldNewsWaitForAnOfficer(_ told: Told) -> LetterHold? {
    told.at.adding(days: 7) < told.now ? .oldCause : nil
}

/// Of each matter an addressee gets one letter of a kind, however often it is heard of.
public func letterIsWrittenOnce(_ composed: LetterComposed, known: Letter?) -> Bool { known == nil }

/// A letter whose cause is gone is not sent any more: those of these kinds, where they may still go out.
func withdrawnLetterStays(
    _ letters: [Letter],
    _ because: LetterEnd,
    where isMeant: Set<LetterKind> = Set(LetterKind.allCases),
    decision: DecisionID? = nil
) -> [any Event] {
    letters.filter {
        $0.isOpen && isMeant.contains($0.tells)
            && (decision == nil || $0.decision == decision)
    }
    .map { LetterWithdrawn(letter: $0.letter, dossier: $0.dossier, because: because) }
}
