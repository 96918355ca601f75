public import Contracts

/// A file as a list shows it.
public struct ListedFile: Sendable, Equatable {
    /// The file.
    public let dossier: DossierID
    /// Its number, once it was accepted.
    public let number: String?
    /// The branch; `nil` where only others have told of it yet.
    public let branch: BranchID?
    /// The kind of certificate.
    public let kind: CertificateKindID?
    /// The candidate.
    public let candidate: PersonID?
    /// The candidate's name; `nil` once erased.
    public let name: String?
    /// The SIRET of the assessment company.
    public let company: String?
    /// Where it stands.
    public let step: FileStep
    /// Since when.
    public let since: Instant
    /// Until when, where that is known.
    public let due: Instant?
    /// Whether it is held.
    public let isHeld: Bool
    /// Which attempt is under way.
    public let attempt: Int
    /// The standard that it is pinned to.
    public let standard: StandardID?
    /// The elements that this attempt is to assess.
    public let scope: [ElementCode]
    /// The panel that it is before.
    public let panel: PanelID?
    /// The session that it is placed on.
    public let session: SessionID?
    /// The digest of the booklet that is to be signed.
    public let booklet: String?
    /// The number of its certificate.
    public let certificateNumber: String?
}

/// What is looked for among the files of a branch.
public struct FileSearch: Sendable, Equatable {
    /// By what a list is sorted.
    public enum Order: String, Sendable, CaseIterable { case oldest, newest, name }

    /// The branch.
    public var branch: BranchID
    /// Where they stand; anywhere without it.
    public var step: FileStep?
    /// What stands in their name, number or company.
    public var words: String
    /// By what they are sorted.
    public var order: Order
    /// The page, from 1.
    public var page: Int

    /// How many stand on a page.
    public static let pageLength = 25

    /// A search.
    public init(branch: BranchID, step: FileStep? = nil, words: String = "", order: Order = .oldest, page: Int = 1) {
        self.branch = branch
        self.step = step
        self.words = words
        self.order = order
        self.page = max(1, page)
    }
}

/// One thing that has happened to a file.
public struct Happening: Sendable, Equatable {
    /// When.
    public let at: Instant
    /// What, as the event's type says.
    public let type: MessageType
    /// What is told of it.
    public let facts: [String: String]

    /// Something that has happened.
    public init(at: Instant, type: MessageType, facts: [String: String]) {
        self.at = at
        self.type = type
        self.facts = facts
    }
}

/// Who has a part in a file.
public struct Part: Sendable, Equatable {
    /// Who.
    public let person: PersonID
    /// Which.
    public let role: Actor.Role
}
