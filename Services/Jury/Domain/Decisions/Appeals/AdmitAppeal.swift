public import Contracts
public import Kernel
import Scheme

/// An officer admits an appeal that is in time and on grounds; somebody whom it does not concern instructs it.
public func decide(
    _ command: AdmitAppeal,
    on appeal: Appeal?,
    against file: Case?,
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, by.actor) {
        return .refused(refusal)
    }
    guard let appeal else { return unknownAppeal(command.decision) }
    if appeal.stage == .admitted(instructor: command.instructor) { return .accepted([]) }
    guard appeal.stage == .lodged else { return .refused(notNow(appeal.stageName)) }
    guard let decided = file?.decision(appeal.decision) else { return .refused(notNow("rescinded")) }
    if let refusal = appealIsInTimeAndOnGrounds(
        appeal.ground,
        lodgedOn: appeal.lodgedOn,
        notifiedOn: appeal.notifiedOn,
        rules.policy
    ) ?? appealIsInstructedByAnother(command.instructor, decided, of: appeal.candidate) {
        return .refused(refusal)
    }
    return .accepted([
        AppealAdmitted(
            decision: appeal.decision,
            dossier: appeal.dossier,
            panel: appeal.panel,
            instructor: command.instructor,
            officer: command.officer
        )
    ])
}
