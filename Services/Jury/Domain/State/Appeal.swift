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
