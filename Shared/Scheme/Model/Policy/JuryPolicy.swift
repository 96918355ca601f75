/// Step 6: the joint jury.
public struct JuryPolicy: Sendable, Equatable {
    /// Voters that each college has at least, once tied members have left.
    public var quorumPerCollege = 1
    /// Of what a majority is a majority; it is always more than half.
    public var majority: Majority = .votesCast
    /// What an abstention counts as.
    public var abstention: Abstention = .notCast
    /// Whether an absent member may vote through another.
    public var proxy: Proxy = .none
    /// Which college chairs; the vice-chair is of the other one.
    public var chair: Chair = .collegesAlternate
    /// Days between the convocation and the session, at least.
    public var noticeDays = 15
    /// Days for which a drawn vote adjourns the file; a second draw does not acquire.
    public var drawAdjournmentDays = 30
    /// To whom a tie recuses a member.
    public var recusingTies: Set<TieSubject> = Set(TieSubject.allCases)

    /// Of what a majority is a majority.
    public enum Majority: String, Sendable, CaseIterable, Codable {
        /// Of the votes that were cast.
        case votesCast
        /// Of the members who are present and not recused.
        case membersPresent
    }

    /// What an abstention counts as.
    public enum Abstention: String, Sendable, CaseIterable, Codable {
        /// A vote not cast.
        case notCast
        /// A vote against.
        case against
    }

    /// Whether an absent member may vote through another.
    public enum Proxy: String, Sendable, CaseIterable, Codable {
        /// No.
        case none
        /// Through one member of the same college.
        case sameCollege
    }

    /// Which college chairs.
    public enum Chair: String, Sendable, CaseIterable, Codable {
        /// The two in turn, session by session.
        case collegesAlternate
        /// Always the employers'.
        case employers
        /// Always the employees'.
        case employees
    }

    /// To whom a member may be tied.
    public enum TieSubject: String, Sendable, CaseIterable, Codable {
        case evaluator, evaluatorOrganisation, referent, trainer, candidate, assessmentCompany
    }

    /// The defaults.
    public init() {}
}
