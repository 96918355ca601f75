public import Contracts
public import Scheme

/// No more votes of a college than members of it who sit and are not tied (specification, step 6).
func votesAreOfMembersSitting(
    _ votes: ByCollege<VoteCount>,
    in session: JurySession,
    _ recused: [Recusal]
) -> Refusal? {
    let sitting = countByCollege(membersSitting(in: session, recused: Set(recused.map(\.member))))
    for college in College.allCases {
        let count = votes[college]
        let limit = sitting[college]
        // Each is looked at by itself first: numbers from outside may be too large to add.
        let sound = [count.inFavour, count.against, count.abstained].allSatisfy { (0...limit).contains($0) }
        guard sound, count.voters <= limit else {
            return Refusal("votesAreOfMembersSitting", ["college": college.rawValue, "sitting": "\(limit)"])
        }
    }
    return nil
}

/// What a vote comes to.
public enum VoteResult: Sendable, Equatable {
    /// More than half of the weight is in favour.
    case carried
    /// More than half of the weight is against.
    case rejected
    /// Neither: the vote is drawn.
    case drawn
}

/// What the votes on one question weigh, exactly: `inFavour` and `against` out of `whole`.
public struct WeighedVote: Sendable, Equatable {
    /// The weight in favour.
    public let inFavour: Int
    /// The weight against.
    public let against: Int
    /// The weight that makes one; 0 where a college bears no weight and nothing can be decided.
    public let whole: Int

    /// What it comes to: a majority is always more than half of the whole.
    public var result: VoteResult {
        if whole > 0, 2 * inFavour > whole { return .carried }
        if whole > 0, 2 * against > whole { return .rejected }
        return .drawn
    }

    /// A weight out of the whole, in lowest terms, as `7/12`.
    public func share(_ weight: Int) -> String {
        guard whole > 0 else { return "0" }
        return Fraction(weight, whole)?.description ?? "\(weight)/\(whole)"
    }
}

/// The two colleges weigh the same in total, whatever their numbers (specification, description of the CCS: "instance
/// paritaire").
///
/// Each college bears one half, shared equally by its votes cast, or by its members present where a majority is one of
/// members present (policy `majority`). An abstention is not cast, or counts against (policy `abstention`). Where no
/// vote of a college is cast, the other alone decides nothing.
///
/// - Parameter sitting: members of each college who sit on the file, at least as many as voted.
public func collegesWeighTheSame(
    _ votes: ByCollege<VoteCount>,
    sitting: ByCollege<Int>,
    _ policy: JuryPolicy
) -> WeighedVote {
    func against(_ college: College) -> Int {
        votes[college].against + (policy.abstention == .against ? votes[college].abstained : 0)
    }
    func shares(_ college: College) -> Int {
        switch policy.majority {
        case .votesCast: votes[college].inFavour + against(college)
        case .membersPresent: max(sitting[college], votes[college].voters)
        }
    }
    let (employers, employees) = (shares(.employers), shares(.employees))
    guard employers > 0, employees > 0 else { return WeighedVote(inFavour: 0, against: 0, whole: 0) }
    return WeighedVote(
        inFavour: votes.employers.inFavour * employees + votes.employees.inFavour * employers,
        against: against(.employers) * employees + against(.employees) * employers,
        whole: 2 * employers * employees
    )
}

/// An element whose vote is drawn for the first time adjourns the file; drawn a second time, it is not acquired
/// (specification, step 6).
public func secondDrawDoesNotAcquire(_ result: VoteResult, drawnBefore: Bool) -> VoteResult {
    result == .drawn && drawnBefore ? .rejected : result
}
