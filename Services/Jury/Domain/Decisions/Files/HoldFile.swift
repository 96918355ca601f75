public import Contracts
public import Kernel
import Scheme

/// The officer or the chair puts a file on hold, with a reason (specification, section 5).
///
/// - Parameter session: the session on whose agenda the file is.
public func decide(
    _ command: HoldFile,
    on file: Case?,
    in session: JurySession?,
    under rules: PanelRules,
    by: By
) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerOrChairHolds(by.actor, file, in: session, of: rules.branch)
        ?? isTheCandidate(command.candidate, of: file)
    {
        return .refused(refusal)
    }
    if let holder = file.handedTo { return .refused("heldElsewhere", ["holder": holder]) }
    guard file.undecided != nil else { return .refused(notNow(file.stageName)) }
    guard file.hold == nil else { return .accepted([]) }
    guard isSaid(command.personal?.reason) else {
        return .refused(
            Refusal("holdHasReason", faults: [Fault("personal.reason", "missing", expected: "a reason")])
        )
    }
    guard let person = PersonID(by.actor.id) else {
        return .refused("officerOrChairHolds", ["actor": by.actor.description])
    }
    return .accepted([
        FileHeldBeforeDecision(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            candidate: file.candidate,
            heldBy: person,
            since: by.now,
            personal: command.personal
        )
    ])
}
