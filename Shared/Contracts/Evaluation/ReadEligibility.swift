/// Who could be designated for a file as its external evaluator, and for everybody else of the branch, which rules exclude
/// them (specification, step 2)? The answer comes a page at a time.
public struct ReadEligibility: Question {
    public static let name = "evaluation.read-eligibility"
    /// The file.
    public var dossier: DossierID
    /// The day on which the observation is expected; today where it is not known.
    public var expectedOn: Day? = nil
    /// The branch whose evaluators are asked about; the file's own where none is named.
    public var accreditedBy: BranchID? = nil
    /// Where the page before this one ended.
    public var after: String? = nil

    /// One page of evaluators.
    public struct Reply: Codable, Sendable, Equatable {
        /// Whether evaluation has the file, and nobody has decided on it.
        public var isUnderWay: Bool
        /// The evaluators.
        public var entries: [Entry]
        /// Where the next page begins; absent on the last one.
        public var next: String?
    }

    /// An evaluator, and what excludes them.
    public struct Entry: Codable, Sendable, Equatable {
        /// The evaluator.
        public var person: PersonID
        /// The name; absent once erased.
        public var name: String?
        /// What excludes them; empty for somebody who could be designated.
        public var refusals: [Refusal]
    }
}
