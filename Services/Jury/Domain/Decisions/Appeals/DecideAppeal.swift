public import Contracts
public import Kernel
import Scheme

/// The branch authority decides an instructed appeal. Upheld, the file comes before a later session, without those who
/// decided it where the branch says so; the decision stands until that session has ended it.
public func decide(
    _ command: DecideAppeal,
    on appeal: Appeal?,
    against file: Case?,
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.authority, command.authority, of: rules.branch, by.actor)
    {
        return .refused(refusal)
    }
    guard let appeal, appeal.candidate == command.candidate, let file else { return unknownAppeal(command.decision) }
    if appeal.stage == (command.upheld ? .upheld : .rejected) { return .accepted([]) }
    guard case .instructed = appeal.stage else { return .refused(notNow(appeal.stageName)) }
    guard let decided = file.decision(appeal.decision) else { return .refused(notNow("rescinded")) }
    if let refusal = appealIsInstructedByAnother(command.authority, decided, of: appeal.candidate) {
        return .refused(refusal)
    }
    guard isSaid(command.personal?.reason) else { return .refused(reasonIsMissing("why")) }
    let ended = AppealDecided(
        decision: appeal.decision,
        dossier: appeal.dossier,
        panel: appeal.panel,
        candidate: appeal.candidate,
        upheld: command.upheld,
        authority: command.authority,
        personal: command.personal
    )
    guard command.upheld else { return .accepted([ended]) }
    // A session may be taking the decision back already: what becomes of that is awaited.
    guard case .stands = decided.standing else { return .refused(notNow("rescissionVoted")) }
    guard decided.kept != nil else { return .refused("juryDecidesOnTheFile", ["dossier": file.dossier.value]) }
    return .accepted([
        ended,
        ReexaminationOrdered(
            decision: appeal.decision,
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            candidate: file.candidate,
            excluded: rules.policy.appeal.reexaminedByOthers ? decided.finding?.voted ?? [] : [],
            decideBy: rules.policy.due.deadline(rules.policy.due.juryDecision, after: by.day).endsAt,
            personal: command.personal
        ),
    ])
}
