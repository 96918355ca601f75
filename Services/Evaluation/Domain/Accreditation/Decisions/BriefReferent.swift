public import Contracts
public import Kernel
public import Scheme

/// An officer, or an accredited evaluator where the branch asks them to, has briefed a company's referent on standard and
/// tools (specification, role of the evaluator).
///
/// - Parameter trainer: what is on record of who briefed, where they are an evaluator.
public func decide(
    _ command: BriefReferent,
    on referent: Referent?,
    trainer: Evaluator?,
    standard: AssessmentStandard?,
    policy: AccreditationPolicy,
    by: By
) -> Decision {
    guard by.actor.role == .evaluator || officeActs(.officer, of: command.branch, by.actor) == nil,
        let briefedBy = PersonID(by.actor.id)
    else {
        return .refused("actorMayNot", ["actor": by.actor.description, "needed": "officer@\(command.branch)"])
    }
    if let refusal = briefingIsReal(command, by: by.actor.id, standard, today: by.day) {
        return .refused(refusal)
    }
    if by.actor.role == .evaluator, let refusal = evaluatorsTrainInternalOnes(trainer, command, policy) {
        return .refused(refusal)
    }
    let briefing = Referent.Briefing(
        companySiret: command.companySiret,
        standard: command.standard,
        on: command.briefedOn,
        by: briefedBy
    )
    if referent?.briefings.contains(briefing) == true { return .accepted([]) }
    return .accepted([
        ReferentBriefed(
            referent: command.referent,
            companySiret: command.companySiret,
            branch: command.branch,
            standard: command.standard,
            briefedOn: command.briefedOn,
            briefedBy: briefedBy,
            role: by.actor.role
        )
    ])
}
