/// A criterion that is taken into account when applications are selected (specification, section on accreditation).
public enum SelectionCriterion: String, Codable, Sendable, CaseIterable {
    /// Experience in a company of the branch.
    case branchCompany
    /// Experience in customer relations.
    case customerRelations
}

/// A selection criterion beside what an application says.
public struct SelectionFinding: Codable, Sendable, Equatable {
    /// The criterion.
    public var criterion: SelectionCriterion
    /// The months of experience that the application shows for it; periods that overlap count once.
    public var monthsShown: Int
    /// Whether the officer finds it met.
    public var isMet: Bool
}

/// What has to be shown before an accreditation is granted (specification, sections on evaluators and on accreditation).
public enum AccreditationEvidence: String, Codable, Sendable, CaseIterable {
    /// The information session on the assessment process was attended.
    case informationSession
    /// Standard and tools are mastered.
    case mastery
}

/// What every accredited evaluator undertakes (specification, sections on the role of the evaluator, on confidentiality and
/// on communication).
public enum AccreditationUndertaking: String, Codable, Sendable, CaseIterable {
    /// Confidentiality of tools, supports and all information; it outlives the accreditation.
    case confidentiality
    /// The law on personal data, and a register of processing.
    case dataProtection
    /// Use of the tools for the whole assessment standard.
    case wholeStandard
    /// The graphic charter of the CCS.
    case graphicCharter
}
