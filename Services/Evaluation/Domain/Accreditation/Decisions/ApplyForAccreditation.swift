public import Contracts
public import Kernel
public import Scheme

/// Somebody applies (specification, section on accreditation); everything that is missing or wrong is said at once.
public func decide(
    _ command: ApplyForAccreditation,
    on application: AccreditationApplication?,
    evaluator: Evaluator?,
    branch: Branch,
    policy: BranchPolicy,
    by: By
) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, by.actor)
        ?? oneApplicationAtATime(command, application, evaluator)
    {
        return .refused(refusal)
    }
    let today = by.day
    let found: [(code: RefusalCode, faults: [Fault])] = [
        ("applicationIsComplete", applicationIsComplete(command, branch, policy.accreditation, today: today)),
        ("sectorExperienceIsShown", sectorExperienceIsShown(command.sectors, branch, today: today)),
        ("evaluationCompetenceIsShown", evaluationCompetenceIsShown(command.competence, today: today)),
    ]
    guard let situation = command.situation, found.allSatisfy(\.faults.isEmpty) else {
        let code = found.first { !$0.faults.isEmpty }?.code ?? "applicationIsComplete"
        return .refused(
            Refusal(code, ["evaluator": command.evaluator.value], faults: found.flatMap(\.faults))
        )
    }
    // Whoever could be designated nowhere in the branch learns it before the file is instructed.
    if let refusal = providerIsApproved(situation.provider, of: command.evaluator, by: branch, on: today) {
        return .refused(refusal)
    }
    return .accepted([
        AccreditationRequested(
            evaluator: command.evaluator,
            branch: command.branch,
            situation: situation,
            certificateKinds: command.certificateKinds,
            sectors: command.sectors,
            competence: command.competence,
            requestedOn: today,
            due: AccreditationDueDays(policy),
            personal: command.personal
        )
    ])
}

extension AccreditationDueDays {
    init(_ policy: BranchPolicy) {
        self.init(
            instruction: policy.due.accreditationInstruction,
            decision: policy.due.accreditationDecision,
            review: policy.due.appeal,
            reminders: policy.due.reminderDays,
            endsOnWorkingDays: policy.due.endsOnWorkingDays
        )
    }
}
