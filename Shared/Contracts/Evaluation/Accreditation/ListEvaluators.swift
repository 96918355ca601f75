/// Who is accredited? The public list (specification, section on accreditation): asked by anyone, it shows who is
/// accredited that day and not suspended as a precaution, and the contact that they chose to publish.
public struct ListEvaluators: Question {
    public static let name = "evaluation.list-evaluators"
    /// Only those whom this branch accredits.
    public var branch: BranchID?
    /// Where the page before this one ended.
    public var after: String?

    /// The list, or a further page of it.
    public init(branch: BranchID? = nil, after: String? = nil) {
        self.branch = branch
        self.after = after
    }

    /// One page of entries, by branch.
    public struct Reply: Codable, Sendable, Equatable {
        /// The entries; a page may have none and yet not be the last.
        public var entries: [PublicEvaluator]
        /// Where the next page begins; absent on the last one.
        public var next: String?

        /// A page.
        public init(entries: [PublicEvaluator], next: String?) {
            self.entries = entries
            self.next = next
        }
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

    /// An entry.
    public init(
        branch: BranchID,
        certificateKinds: [CertificateKindID],
        name: String,
        organisation: String?,
        kind: EvaluatorKind,
        from: Day,
        until: Day,
        contact: String?
    ) {
        self.branch = branch
        self.certificateKinds = certificateKinds
        self.name = name
        self.organisation = organisation
        self.kind = kind
        self.from = from
        self.until = until
        self.contact = contact
    }
}

/// What is personal in a public contact.
public struct PublicContactPersonal: Codable, Sendable, Equatable {
    /// An address, a telephone number or a site, as they want it shown.
    public var contact: String

    /// A contact.
    public init(contact: String) { self.contact = contact }
}

/// What is personal in a declared situation.
public struct SituationPersonal: Codable, Sendable, Equatable {
    /// The organisation that they work for now, by its name.
    public var organisation: String

    /// An organisation.
    public init(organisation: String) { self.organisation = organisation }
}
