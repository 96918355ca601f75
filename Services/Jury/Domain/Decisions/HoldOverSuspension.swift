public import Contracts
import Scheme

// A precautionary suspension of an evaluator holds the files that they have evaluated as long as nothing is decided on
// them (specification, section on accreditation). Lifted, it lets those go on that it held. Where the accreditation is
// removed instead, what was signed stands unless the cause concerns it: that is for people to say, and officer or chair
// releases the file.

/// An evaluator is suspended.
///
/// - Parameter files: the files before the panel that they have evaluated.
public func decide(_ event: AccreditationSuspended, on files: [Case], at now: Instant) -> Decision {
    guard event.cause == .precautionary, let person = PersonID(event.by) else { return .accepted([]) }
    return .accepted(
        files.filter { $0.hold == nil && $0.isUndecidedHere && $0.undecided?.file.branch == event.branch }.map {
            FileHeldBeforeDecision(
                dossier: $0.dossier,
                attempt: $0.attempt,
                panel: $0.panel,
                candidate: $0.candidate,
                heldBy: person,
                since: now,
                suspendedEvaluator: event.evaluator,
                personal: nil
            )
        }
    )
}

/// A suspension is lifted.
///
/// - Parameter files: the files before the panel that the evaluator has evaluated, with the session on whose agenda each is.
public func decide(
    _ event: SuspensionLifted,
    on files: [(Case, JurySession?)],
    under rules: PanelRules,
    digest: Digest,
    at now: Instant
) -> Decision {
    guard event.cause == .precautionary, let person = PersonID(event.by) else { return .accepted([]) }
    let held = files.filter {
        $0.0.hold?.suspendedEvaluator == event.evaluator && $0.0.isUndecidedHere
            && $0.0.undecided?.file.branch == event.branch
    }
    return .accepted(
        held.flatMap { file, session in
            release(file, in: session, by: person, under: rules, digest: digest, at: now)
        }
    )
}

extension Case {
    fileprivate var isUndecidedHere: Bool { undecided != nil && handedTo == nil }

    /// What the keys of all undecided files before a panel begin with that this evaluator has evaluated.
    public static func evaluatedByPrefix(_ evaluator: PersonID) -> String { "evaluated-by/\(evaluator)/" }
}
