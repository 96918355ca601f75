public import Contracts
public import Kernel
import Scheme

/// An answer to what the jury asked: the candidate's own, or anybody's that the officer records (specification, step 6).
public func decide(_ command: AnswerSupplement, on file: Case?, under rules: PanelRules, by: By) -> Decision {
    if let refusal = rules.isOwn(command.panel) { return .refused(refusal) }
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    let isOwn = command.party == .candidate && selfActs(.candidate, command.candidate.value, by.actor) == nil
    if !isOwn, let refusal = officeActs(.officer, of: rules.branch, by.actor) { return .refused(refusal) }
    if let refusal = isTheCandidate(command.candidate, of: file) { return .refused(refusal) }
    if let holder = file.handedTo { return .refused("heldElsewhere", ["holder": holder]) }
    guard file.attempt == command.attempt, let awaited = file.undecided?.awaited,
        awaited.owedBy.contains(command.party)
    else { return .refused(notNow(file.stageName)) }
    guard isSaid(command.personal?.answer) else {
        return .refused(
            Refusal("answerIsSaid", faults: [Fault("personal.answer", "missing", expected: "an answer")])
        )
    }
    return .accepted([
        SupplementReceived(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            party: command.party,
            candidate: file.candidate,
            personal: command.personal
        )
    ])
}
