/// The votes of one college on one question: counts, never who.
public struct VoteCount: Codable, Sendable, Equatable {
    /// How many hold it acquired, or are in favour.
    public var inFavour: Int
    /// How many do not.
    public var against: Int
    /// How many abstain.
    public var abstained: Int

    /// How many took part.
    public var voters: Int { inFavour + against + abstained }
}

/// How the jury voted on one element on which it was not of one mind.
public struct ElementTally: Codable, Sendable, Equatable {
    /// The counts of each college.
    public var votes: ByCollege<VoteCount>
    /// What the votes for *acquired* weigh, an exact fraction, as `7/12`; both colleges together weigh 1.
    public var weightInFavour: String
    /// What the votes against weigh, likewise.
    public var weightAgainst: String
}

/// What the jury found when it examined a file element by element (specification, step 6); takes effect with the
/// second signature under the minutes.
public struct Examination: Codable, Sendable, Equatable {
    /// What follows from it.
    public enum Outcome: String, Codable, Sendable, CaseIterable {
        /// Every element of all domains is acquired.
        case awarded
        /// At least one is missing.
        case notAwarded
        /// The vote was drawn, for the first time, on at least one: the file is adjourned.
        case drawn
    }

    /// What follows.
    public var outcome: Outcome
    /// How many took part, by college, abstentions included.
    public var voters: ByCollege<Int>
    /// The elements under assessment that are held acquired, in the standard's order.
    public var acquired: [ElementCode]
    /// All elements of the standard that are neither held acquired nor carried nor drawn, in the standard's order.
    public var missing: [ElementCode]
    /// The elements on which the vote was drawn; at a second draw they are also among the missing.
    public var drawn: [ElementCode]
    /// The elements on which the jury departs from the booklet's judgement.
    public var overturned: [ElementCode]
    /// The counts where the voters were not of one mind; an element that is not here has the vote of every voter.
    public var tallies: [ElementCode: ElementTally]
    /// The elements whose vote was drawn and that the vote of who presides decided (policy `castingVote`); absent where
    /// there is none.
    public var byCastingVote: [ElementCode]? = nil
}

/// The jury's words on a file: reasons and recommendations.
public struct ExaminationPersonal: Codable, Sendable, Equatable {
    /// Why the jury departs from the booklet, for each element on which it does.
    public var reasons: [ElementCode: String]
    /// The recommendation for each missing element; for the candidate only.
    public var recommendations: [ElementCode: String]
}
