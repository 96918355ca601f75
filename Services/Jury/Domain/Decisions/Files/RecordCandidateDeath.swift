public import Contracts
public import Kernel
import Scheme

/// The candidate has died before the jury has decided, that is before the second signature under the minutes: the file ends.
public func decide(_ command: RecordCandidateDeath, on file: Case?, under rules: PanelRules, by: By) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officeActs(.officer, of: rules.branch, by.actor) ?? isTheCandidate(command.candidate, of: file) {
        return .refused(refusal)
    }
    // While an appeal has the file examined again, the decision stands, and is another service's to live with.
    if let holder = file.handedTo ?? file.reexamination?.former.handedTo {
        return .refused("heldElsewhere", ["holder": holder])
    }
    if case .deceased = file.stage { return .accepted([]) }
    guard file.undecided != nil else { return .refused(notNow(file.stageName)) }
    if let refusal = deathHasHappened(command.diedOn, on: by.day) { return .refused(refusal) }
    return .accepted([
        CandidateDiedBeforeDecision(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            candidate: file.candidate,
            diedOn: command.diedOn
        )
    ])
}
