public import Contracts
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
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard actor.role == .evaluator || officeActs(.officer, of: command.branch, actor) == nil,
        let briefedBy = PersonID(actor.id)
    else {
        return .refused("actorMayNot", ["actor": actor.description, "needed": "officer@\(command.branch)"])
    }
    if let refusal = briefingIsReal(command, by: actor.id, standard, today: now.parisDay) { return .refused(refusal) }
    if actor.role == .evaluator, let refusal = evaluatorsTrainInternalOnes(trainer, command, policy) {
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
            role: actor.role
        )
    ])
}
