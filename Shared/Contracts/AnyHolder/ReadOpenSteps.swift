/// What waits on somebody, and until when (specification, section 8)? Each service answers for its own store: what is
/// overdue, and what will be at a given moment.
public struct ReadOpenSteps: Question {
    public static let name = "file.read-open-steps"
    /// What is due before that moment is told too; absent, what is overdue only.
    public var dueBefore: Instant? = nil
    /// The last stream of the page before; absent for the first.
    public var after: String? = nil

    /// What comes back.
    public struct Reply: Codable, Sendable, Equatable {
        /// What waits.
        public var steps: [OpenStep]
        /// What to ask the next page after; absent on the last one.
        public var next: String?
    }
}

/// A step that waits on somebody.
public struct OpenStep: Codable, Sendable, Equatable {
    /// The branch.
    public var branch: BranchID
    /// The file, session or certificate, as the stream that has it.
    public var subject: StreamID
    /// The step, by its code.
    public var step: String
    /// The role that is to do it.
    public var responsible: Actor.Role
    /// When it is, or was, due.
    public var dueAt: Instant
    /// When whoever is responsible is still to be reminded.
    public var remindAt: [Instant] = []
    /// Whether it was told to be overdue.
    public var isOverdue: Bool
    /// Who in that role is to do it, where that is known.
    public var persons: [PersonID]? = nil
}

extension Claim {
    /// The key by which what is overdue is found: a state holds it for as long as something waits on somebody too long.
    public static func overdue(_ stream: StreamID) -> Claim { Claim("overdue/\(stream)") }
}
