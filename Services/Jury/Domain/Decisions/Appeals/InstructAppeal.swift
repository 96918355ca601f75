public import Contracts
public import Kernel
import Scheme

/// Who instructs an appeal lays down what they found.
public func decide(_ command: InstructAppeal, on appeal: Appeal?, under rules: PanelRules, by: By) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.instructor, of: rules.branch, by.actor)
    {
        return .refused(refusal)
    }
    guard let appeal, appeal.candidate == command.candidate else { return unknownAppeal(command.decision) }
    if appeal.stage == .instructed(instructor: command.instructor) { return .accepted([]) }
    guard case .admitted(let instructor) = appeal.stage else { return .refused(notNow(appeal.stageName)) }
    guard instructor == command.instructor else {
        return .refused("actorMayNot", ["actor": by.actor.description, "instructor": instructor.value])
    }
    guard isSaid(command.personal?.reason) else { return .refused(reasonIsMissing("what was found")) }
    return .accepted([
        AppealInstructed(
            decision: appeal.decision,
            dossier: appeal.dossier,
            panel: appeal.panel,
            candidate: appeal.candidate,
            instructor: instructor,
            personal: command.personal
        )
    ])
}
