/// Who of a company was briefed on standard and tools? The company's referents, as far as briefings are on record
/// (specification, role of the evaluator); nobody is named but by identifier.
public struct ListReferents: Question {
    public static let name = "evaluation.list-referents"
    /// The company, nine digits.
    public var companySiren: String

    /// The referents, the last briefing of each in that company.
    public struct Reply: Codable, Sendable, Equatable {
        /// In the order of their identifiers.
        public var referents: [DesignatedReferent]
    }
}
