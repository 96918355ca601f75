public import Contracts

extension Letter {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        LetterComposed.self, SendingBegun.self, LetterSent.self, SendingDeferred.self, SendingRefused.self,
        LetterWithdrawn.self, LetterOrdered.self, LetterReturned.self,
    ]

    /// The letter after one more event. Total: an event that does not fit leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        if let event = event as? LetterComposed {
            return Letter(
                letter: event.letter,
                tells: event.kind,
                addressee: event.addressee,
                branch: event.branch,
                dossier: event.dossier,
                subject: event.subject,
                decision: event.facts.decision,
                means: event.means,
                stage: event.heldBecause == nil ? .waiting : .held,
                at: event.composedAt,
                edition: 1,
                number: 0,
                sender: nil,
                inDoubt: 0,
                failingSince: nil,
                isWithdrawn: false
            )
        }
        guard var letter = state else { return nil }
        letter.apply(event)
        return letter
    }

    private mutating func apply(_ event: any Event) {
        switch event {
        case let event as SendingBegun:
            number = event.number
            sender = event.sender
            if event.inDoubt { inDoubt += 1 }
            stand(.sending, since: event.at)
        case let event as LetterSent:
            sender = nil
            stand(.sent, since: event.sentAt)
        case let event as SendingDeferred:
            sender = nil
            if event.inDoubt { inDoubt += 1 }
            failingSince = failingSince ?? at
            stand(.waiting, since: event.again)
        case let event as SendingRefused:
            sender = nil
            stand(.refused, since: event.at)
        case is LetterWithdrawn: isWithdrawn = true
        case let event as LetterOrdered:
            means = event.means
            edition = event.edition
            failingSince = nil
            stand(.waiting, since: event.at)
        case let event as LetterReturned: stand(.returned, since: event.at)
        default: break
        }
    }

    private mutating func stand(_ stage: Stage, since at: Instant) {
        self.stage = stage
        self.at = at
    }
}
