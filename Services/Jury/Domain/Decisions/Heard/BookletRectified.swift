public import Contracts

// Who decides on a rectification or an addendum: the panel, which holds the file from the transmission to its decision.
// The two observers' submission and the second signature under the minutes reach the panel's store one after the other,
// whatever their order on the way:
//
//   submission first   taken: the file is before the panel as amended, votes cast on it as it was are void, and minutes
//                      drawn up on them no longer agree with the file, so that they cannot be signed before they are
//                      drawn up again;
//   decision first     refused, with why: the decision stands as it was taken, and only a session rescinds it.
//                      Rescinded, the file is undecided again, and the two may submit again.
//
// An addendum is the observers' answer to what a session asked of them, and nothing else. Either way an event says what
// became of it, and evaluation hears it.

/// Both observers have signed a rectification.
public func decide(_ event: BookletRectified, on file: Case?, under rules: PanelRules) -> Decision {
    guard event.panel == rules.panel, let file else { return .accepted([]) }
    if let cause = amendmentComesBeforeDecision(file, event.attempt) {
        return amendmentNotTaken(event.amendment, of: event.attempt, on: file, cause)
    }
    return .accepted([amendmentTaken(event.amendment, on: file)])
}
