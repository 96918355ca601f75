/// Who is accredited? The public list (specification, section on accreditation): asked by anyone, it shows who is
/// accredited that day and not suspended as a precaution, and the contact that they chose to publish.
public struct ListEvaluators: Question {
    public static let name = "evaluation.list-evaluators"
    /// Only those whom this branch accredits.
    public var branch: BranchID? = nil
    /// Where the page before this one ended.
    public var after: String? = nil

    /// One page of entries, by branch.
    public struct Reply: Codable, Sendable, Equatable {
        /// The entries; a page may have none and yet not be the last.
        public var entries: [PublicEvaluator]
        /// Where the next page begins; absent on the last one.
        public var next: String?
    }
}

/// An evaluator as the public list shows them.
public struct PublicEvaluator: Codable, Sendable, Equatable {
    /// The branch that accredits.
    public var branch: BranchID
    /// The certificates covered.
    public var certificateKinds: [CertificateKindID]
    /// First name and name.
    public var name: String
    /// The organisation that they work for, where there is one.
    public var organisation: String?
    /// What they are.
    public var kind: EvaluatorKind
    /// The first day of the term.
    public var from: Day
    /// The last day of the term.
    public var until: Day
    /// The contact that they chose to publish; absent where they chose none.
    public var contact: String?
}

/// What is personal in a public contact.
public struct PublicContactPersonal: Codable, Sendable, Equatable {
    /// An address, a telephone number or a site, as they want it shown.
    public var contact: String
}

/// What is personal in a declared situation.
public struct SituationPersonal: Codable, Sendable, Equatable {
    /// The organisation that they work for now, by its name.
    public var organisation: String
}
