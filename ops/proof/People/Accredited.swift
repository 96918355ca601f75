public import Contracts
import Scheme

/// Somebody whom a branch of the campaign accredits to evaluate, or who applies to it.
public struct AccreditedEvaluator: Sendable, Equatable {
    /// Who.
    public var person: PersonID
    /// The branch.
    public var branch: BranchID
    /// The branch's officer.
    public var officer: PersonID
    /// Who decides for the branch.
    public var authority: PersonID
    /// Who reviews what that authority decided.
    public var reviewer: PersonID
}

extension Campaign {
    /// Those whom the campaign's branches accredit, branch by branch.
    public var accreditedEvaluators: [AccreditedEvaluator] {
        castsOfBranches.flatMap { cast in cast.evaluators.map { cast.accredited($0) } }
    }

    /// Of each branch somebody who has not applied yet.
    public var newcomers: [AccreditedEvaluator] { castsOfBranches.map { $0.accredited($0.newcomer) } }

    /// What somebody sends who applies to a branch on that day; `nil` where the scheme does not have it.
    public func application(of person: PersonID, to branch: BranchID, today: Day) -> ApplyForAccreditation? {
        guard let branch = scheme.branch(branch), let kind = scheme.kinds.first else { return nil }
        return AccreditationStory.application(person, branch, kind.id, today)
    }
}

extension Cast {
    fileprivate func accredited(_ person: PersonID) -> AccreditedEvaluator {
        AccreditedEvaluator(
            person: person,
            branch: branch,
            officer: officer,
            authority: authority,
            reviewer: reviewer
        )
    }
}
