import Contracts
import Messaging
import Simulation

/// Something that is changed in the journals before they are checked, to show that the check notices.
public enum Tampering: Sendable, CaseIterable {
    /// No reminder was journalled.
    case reminders
    /// The evaluators were never accredited; or were suspended at once.
    case accreditations, suspensions
    /// The evaluator had let the accreditation lapse, had been removed, or had resigned.
    case lapses, removals, resignations
    /// No observer declared that there is no tie; or nobody signed the booklet.
    case declarations, booklets
    /// An element was not acquired.
    case elements
    /// Who voted had been recused; or has not voted at all.
    case recusals, ballots
    /// The committee has not signed.
    case signatures
}

extension Tampering {
    /// The end of an accreditation after which its evaluator goes on being designated.
    fileprivate var end: MessageType? {
        switch self {
        case .lapses: AccreditationExpired.type
        case .removals: AccreditationRemoved.type
        case .resignations: AccreditationResigned.type
        default: nil
        }
    }
}

extension Journals {
    func tampered(_ tampering: Tampering?) -> Journals {
        guard let tampering else { return self }
        let changed = histories.mapValues { histories in
            histories.map { history in
                var kept = history.kept
                kept.events =
                    tampering.end.map { Self.designating(ended: $0, kept.events) }
                    ?? kept.events.flatMap { Self.changed($0, tampering) }
                return kept
            }
        }
        return Journals(changed, panels: panels)
    }

    /// Whoever's accreditation has ended that way is designated in every file of that branch that comes after.
    private static func designating(ended end: MessageType, _ events: [JournalledEvent]) -> [JournalledEvent] {
        var branches: [PersonID: BranchID] = [:]
        var gone: [BranchID: PersonID] = [:]
        return events.map { event in
            if let found = event.decoded(EvaluatorAccredited.self) { branches[found.evaluator] = found.branch }
            if event.type == end, let (evaluator, branch) = ended(event) { gone[branch] = evaluator }
            guard let found = event.decoded(ObserversDesignated.self),
                let evaluator = branches[found.evaluator.person].flatMap({ gone[$0] })
            else { return event }
            var other = event
            other.body = event.body.replacing("\"\(found.evaluator.person)\"", with: "\"\(evaluator)\"")
            return other
        }
    }

    private static func ended(_ event: JournalledEvent) -> (PersonID, BranchID)? {
        if let found = event.decoded(AccreditationExpired.self) { return (found.evaluator, found.branch) }
        if let found = event.decoded(AccreditationRemoved.self) { return (found.evaluator, found.branch) }
        return event.decoded(AccreditationResigned.self).map { ($0.evaluator, $0.branch) }
    }

    private static let reminders: Set<MessageType> = [
        RegistrationStepReminded.type, AppealReminded.type, MinutesSignatureReminded.type, CertificateStepReminded.type,
    ]

    private static func changed(_ event: JournalledEvent, _ tampering: Tampering) -> [JournalledEvent] {
        var other = event
        switch tampering {
        case .lapses, .removals, .resignations: return [event]
        case .reminders:
            let isReminder = reminders.contains(event.type) || event.body.contains("\"reminder\":true")
            return isReminder ? [] : [event]
        case .accreditations: return event.type == EvaluatorAccredited.type ? [] : [event]
        case .suspensions:
            guard let found = event.decoded(EvaluatorAccredited.self) else { return [event] }
            other.type = AccreditationSuspended.type
            other.body =
                #"{"evaluator":"\#(found.evaluator)","branch":"\#(found.branch)","cause":"precautionary","#
                + #""from":"\#(found.from)","by":"system","files":[]}"#
            return [event, other]
        case .declarations: return event.type == TieAbsenceDeclared.type ? [] : [event]
        case .booklets: return event.type == BookletSigned.type ? [] : [event]
        case .elements:
            guard event.type == CaseExamined.type else { return [event] }
            other.body = event.body.replacing("\"acquired\":[\"RC.1.1\"", with: "\"acquired\":[\"RC.9.9\"")
            return [other]
        case .recusals:
            guard let found = event.decoded(BallotCast.self) else { return [event] }
            other.type = MemberRecused.type
            other.body =
                #"{"dossier":"\#(found.dossier)","attempt":\#(found.attempt),"panel":"\#(found.panel)","#
                + #""session":"\#(found.session)","member":"\#(found.member)","ties":["candidate"]}"#
            return [event, other]
        case .ballots: return event.type == BallotCast.type ? [] : [event]
        case .signatures:
            guard let found = event.decoded(CertificateSigned.self) else { return [event] }
            return found.signature.mandate.capacity == .committee ? [] : [event]
        }
    }
}
