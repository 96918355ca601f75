/// To whom or what in a file a jury member is tied (*lien*; specification, final validation; the last four by policy).
public enum TieKind: String, Codable, Sendable, CaseIterable, Hashable {
    /// The evaluator of this attempt, or an observer of an element carried from an earlier one.
    case evaluator
    /// The evaluator's employer or provider.
    case evaluatorOrganisation
    /// The company referent.
    case referent
    /// Those who trained the candidate, and their organisations.
    case trainer
    /// The candidate, or the candidate's employer.
    case candidate
    /// The company in which the candidate was observed.
    case assessmentCompany
    /// A decision on the same file that the member took, and that an appeal was upheld against.
    case decidedBefore
}

/// A member leaves one file alone (*déport*): sees nothing of it and counts for nothing on it.
public struct Recusal: Codable, Sendable, Equatable {
    /// How the tie came to be known.
    public enum Source: String, Codable, Sendable, CaseIterable {
        /// The data show it.
        case data
        /// The member declared it.
        case declared
    }

    /// The member.
    public var member: PersonID
    /// The ties, never empty, each once.
    public var ties: [TieKind]
    /// How they came to be known.
    public var source: Source
}
