public import Contracts

extension Appeal {
    /// Every event that an appeal is made of.
    public static let events: [any Event.Type] = [
        AppealLodged.self, AppealAdmitted.self, AppealRefused.self, AppealInstructed.self, AppealDecided.self,
        AppealClosed.self, AppealReminded.self, AppealFellDue.self,
    ]

    /// The appeal after an event. An event that it does not know, or that does not fit, leaves it as it is.
    public static func evolve(_ state: Appeal?, _ event: any Event) -> Appeal? {
        if let event = event as? AppealLodged {
            return Appeal(
                decision: event.decision,
                dossier: event.dossier,
                panel: event.panel,
                candidate: event.candidate,
                ground: event.ground,
                lodgedOn: event.lodgedOn,
                notifiedOn: event.notifiedOn,
                text: event.personal,
                decideBy: event.decideBy,
                remindAt: event.remindAt,
                toldOverdue: false,
                stage: .lodged
            )
        }
        guard var state else { return nil }
        switch (event, state.stage) {
        case (let event as AppealAdmitted, .lodged): state.stage = .admitted(instructor: event.instructor)
        case (is AppealRefused, .lodged): state.stage = .refused
        case (let event as AppealInstructed, .admitted): state.stage = .instructed(instructor: event.instructor)
        case (let event as AppealDecided, .instructed): state.stage = event.upheld ? .upheld : .rejected
        case (is AppealClosed, _): state.stage = .closed
        case (let event as AppealReminded, _): state.remindAt.removeAll { $0 <= event.remindedAt }
        case (is AppealFellDue, _): state.toldOverdue = true
        default: break
        }
        if !state.isOpen { state.text = nil }
        return state
    }
}
