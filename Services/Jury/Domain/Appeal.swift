public import Contracts

// An appeal against one decision.
//
//   stage                 what comes                       next
//   -------------------   ------------------------------   ----------------------------
//   (none), refused       AppealLodged                     lodged
//   lodged                AppealAdmitted                   admitted
//   lodged                AppealRefused                    refused
//   admitted              AppealInstructed                 instructed
//   instructed            AppealDecided                    upheld or rejected
//   any open one          AppealClosed                     closed
//
// A decision is notified on the day of the second signature under its minutes. An appeal has no effect on the decision
// before it is upheld: nothing is voided, and the candidate may still ask for a reassessment, which closes it.

/// An appeal (*recours*) against a decision of the jury (policy `appeal`).
public struct Appeal: Codable, Sendable, Equatable {
    /// The kind of the appeals' streams.
    public static let kind = "appeal"

    /// Every event that an appeal is made of.
    public static let events: [any Event.Type] = [
        AppealLodged.self, AppealAdmitted.self, AppealRefused.self, AppealInstructed.self, AppealDecided.self,
        AppealClosed.self, AppealReminded.self, AppealFellDue.self,
    ]

    /// The decision.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// What it rests on.
    public var ground: AppealGround
    /// The day of its receipt.
    public var lodgedOn: Day
    /// The day on which the decision was notified.
    public var notifiedOn: Day
    /// What it alleges; `nil` once erased, or over.
    public var text: ReasonPersonal?
    /// When it is to be decided.
    public var decideBy: Instant
    /// When whoever it waits for is still to be reminded, the earliest first.
    public var remindAt: [Instant]
    /// Whether it has been told that it is overdue.
    public var toldOverdue: Bool
    /// How far it has come.
    public var stage: Stage

    /// How far an appeal has come.
    public enum Stage: Codable, Sendable, Equatable {
        /// Received.
        case lodged
        /// Admissible.
        case admitted(instructor: PersonID)
        /// Before the branch authority.
        case instructed(instructor: PersonID)
        /// Inadmissible.
        case refused
        /// Decided.
        case rejected, upheld
        /// Without object.
        case closed
    }

    /// Whether it has not come to an end.
    public var isOpen: Bool {
        switch stage {
        case .lodged, .admitted, .instructed: true
        case .refused, .rejected, .upheld, .closed: false
        }
    }

    /// Its name as refusals say it.
    var stageName: String {
        switch stage {
        case .lodged: "lodged"
        case .admitted: "admitted"
        case .instructed: "instructed"
        case .refused: "refused"
        case .rejected: "rejected"
        case .upheld: "upheld"
        case .closed: "closed"
        }
    }
}

extension Appeal {
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

    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// The key of the overdue list, while it stands on it.
    public var claims: [Claim] {
        isOpen && toldOverdue ? [.overdue(StreamID(Appeal.kind, decision.value))] : []
    }

    /// An appeal takes no numbers.
    public var numbers: [TakenNumber] { [] }

    /// `reminder`: when whoever it waits for is reminded. `decision`: when it is to be decided; gone once told or over.
    public var dueTimes: [DueTime] {
        guard isOpen else { return [] }
        return remindAt.prefix(1).map { DueTime("reminder", at: $0) }
            + (toldOverdue ? [] : [DueTime("decision", at: decideBy)])
    }

    /// The candidate, while what was alleged is held.
    public var persons: Set<PersonID> { text == nil ? [] : [candidate] }
}
