public import Contracts
public import Kernel
import Scheme

/// An officer refuses an appeal, with a reason: out of time only where it is, on no allowed ground also where it says one
/// and disputes the jury's appreciation in fact.
public func decide(_ command: RefuseAppeal, on appeal: Appeal?, under rules: PanelRules, by: By) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, by.actor) {
        return .refused(refusal)
    }
    guard let appeal, appeal.candidate == command.candidate else { return unknownAppeal(command.decision) }
    if appeal.stage == .refused { return .accepted([]) }
    guard appeal.stage == .lodged else { return .refused(notNow(appeal.stageName)) }
    let fault = appealIsInTimeAndOnGrounds(
        appeal.ground,
        lodgedOn: appeal.lodgedOn,
        notifiedOn: appeal.notifiedOn,
        rules.policy
    )
    if command.cause == .outOfTime, fault?.facts["because"] != "outOfTime" {
        return .refused("appealIsInTime", ["lodgedOn": appeal.lodgedOn.description])
    }
    guard isSaid(command.personal?.reason) else { return .refused(reasonIsMissing("why")) }
    return .accepted([
        AppealRefused(
            decision: appeal.decision,
            dossier: appeal.dossier,
            panel: appeal.panel,
            candidate: appeal.candidate,
            cause: command.cause,
            officer: command.officer,
            personal: command.personal
        )
    ])
}
