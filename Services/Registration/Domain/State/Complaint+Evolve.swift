public import Contracts

extension Complaint {
    /// Every event that a complaint is made of.
    public static let events: [any Event.Type] = [
        ComplaintReceived.self, PartyHeard.self, ComplaintDecided.self, ComplaintReminded.self, ComplaintFellDue.self,
        ComplaintRetentionEnded.self, PartyAsked.self,
    ]

    /// The complaint after an event. An event that it does not know, or that does not fit, leaves it as it is.
    public static func evolve(_ state: Complaint?, _ event: any Event) -> Complaint? {
        if let event = event as? ComplaintReceived {
            return Complaint(
                complaint: event.complaint,
                branch: event.branch,
                dossier: event.dossier,
                subject: event.subject,
                concerned: event.concerned,
                complainant: event.complainant,
                heard: [:],
                instructors: [],
                decideBy: event.decideBy,
                remindAt: event.remindAt,
                toldOverdue: false,
                stage: .open
            )
        }
        guard var state else { return nil }
        state.apply(event)
        return state
    }

    private mutating func apply(_ event: any Event) {
        switch event {
        case let event as PartyHeard:
            heard[event.party] = event.heard
            if !instructors.contains(event.instructor) { instructors.append(event.instructor) }
        case let event as PartyAsked:
            asked = (asked ?? []) + [AskedParty(party: event.party, answerBy: event.answerBy)]
            if !instructors.contains(event.instructor) { instructors.append(event.instructor) }
        case let event as ComplaintDecided:
            stage = event.upheld ? .upheld : .dismissed
            keptUntil = event.keptUntil
        case is ComplaintRetentionEnded: keptUntil = nil
        case let event as ComplaintReminded: remindAt.removeAll { $0 <= event.remindedAt }
        case is ComplaintFellDue: toldOverdue = true
        default: break
        }
    }
}
