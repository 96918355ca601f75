public import Contracts
public import Scheme

func unknownAppeal(_ decision: DecisionID) -> Decision {
    .refused("unknownAppeal", ["decision": decision.value])
}

func reasonIsMissing(_ expected: String) -> Refusal {
    Refusal("appealHasReason", faults: [Fault("personal.reason", "missing", expected: expected)])
}

/// An appeal is admissible when it came within so many months from the notification, counted in calendar days of Paris,
/// and rests on a ground that the branch allows; the jury's appreciation is sovereign (policy `appeal`).
public func appealIsInTimeAndOnGrounds(
    _ ground: AppealGround,
    lodgedOn: Day,
    notifiedOn: Day,
    _ policy: BranchPolicy
) -> Refusal? {
    let lastDay = policy.appealDeadline(notifiedOn: notifiedOn).lastDay
    guard lodgedOn <= lastDay else {
        return Refusal("appealIsInTimeAndOnGrounds", ["because": "outOfTime", "lastDay": lastDay.description])
    }
    guard policy.appeal.grounds.contains(where: { $0.rawValue == ground.rawValue }) else {
        return Refusal(
            "appealIsInTimeAndOnGrounds",
            ["because": "groundNotAllowed", "ground": ground.rawValue]
        )
    }
    return nil
}

/// An appeal is instructed and decided by nobody whom it concerns: not the candidate, nor who decided, presided,
/// observed or trained (policy `appeal`).
public func appealIsInstructedByAnother(_ person: PersonID, _ decided: DecidedFile, of candidate: PersonID) -> Refusal?
{
    let parties = decided.kept?.file.parties
    let observers = [parties?.evaluator, parties?.referent].compactMap { $0 }
    let presided = [decided.finding?.closedBy].compactMap { $0 }
    let concerned = [candidate] + (decided.finding?.voted ?? []) + presided + observers + (parties?.trainers ?? [])
    return concerned.contains(person)
        ? Refusal("appealIsInstructedByAnother", ["person": person.value]) : nil
}

/// A file whose decision was appealed with success is examined by members who did not decide it (policy
/// `reexaminedByOthers`).
public func reexaminedByOthers(_ member: PersonID, _ file: UndecidedFile) -> Refusal? {
    file.excluded.contains(member) ? Refusal("reexaminedByOthers", ["member": member.value]) : nil
}
