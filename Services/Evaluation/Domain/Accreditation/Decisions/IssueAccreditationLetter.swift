public import Contracts
public import Kernel
public import Scheme

/// The branch authority sends the letter, which confers the status: the evaluator is accredited from its day on, for the
/// term of the branch's policy (specification, section on accreditation).
public func decide(
    _ command: IssueAccreditationLetter,
    on application: AccreditationApplication?,
    policy: BranchPolicy,
    by: By
) -> Decision {
    if let refusal = officeActs(.authority, of: command.branch, by.actor) { return .refused(refusal) }
    guard let application else {
        return .refused(applicationIsNot(application, command.evaluator, command.branch))
    }
    if let refusal = letterConfersStatus(command.letterOn, application, today: by.day) {
        return .refused(refusal)
    }
    return .accepted([
        AccreditationLetterIssued(
            evaluator: command.evaluator,
            branch: command.branch,
            letter: command.letter,
            letterOn: command.letterOn,
            authority: by.actor.id
        ),
        EvaluatorAccredited(
            evaluator: command.evaluator,
            situation: application.situation,
            branch: command.branch,
            certificateKinds: application.certificateKinds,
            from: command.letterOn,
            until: termEnd(from: command.letterOn, policy.accreditation),
            reportDueOn: command.letterOn.adding(months: policy.accreditation.reportMonths).adding(days: -1),
            conditions: AccreditationConditions(policy),
            letter: command.letter,
            authority: by.actor.id,
            personal: application.personal.map {
                EvaluatorPersonal(name: $0.name, email: $0.email, organisation: $0.organisation)
            }
        ),
    ])
}
