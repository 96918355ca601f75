public import Contracts
public import Scheme

/// The last day of the remedy that a letter states: the one that the rule on appeals applies (policy `appeal`).
public func letterStatesTheLastDay(notifiedOn day: Day, _ policy: BranchPolicy) -> Day {
    policy.appealDeadline(notifiedOn: day).lastDay
}

/// What the jury advises is the candidate's: to the company of the attempt it is not told.
func recommendationsAreTheCandidates(_ personal: RecommendationsPersonal?, to role: Actor.Role) -> LetterPersonal? {
    guard role == .candidate else { return nil }
    return personal.map { LetterPersonal(recommendations: $0.recommendations) }
}
