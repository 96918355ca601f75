public import Contracts

/// The signatures that minutes wait for.
public struct AwaitedSignatures: Codable, Sendable, Equatable {
    /// Who has signed.
    public var signatories: [PersonID]
    /// When the signatures are due.
    public var signBy: Instant
    /// When who has not signed is still to be reminded, the earliest first.
    public var remindAt: [Instant]
    /// Whether it has been told that they are overdue.
    public var toldOverdue: Bool

    init(signBy: Instant, remindAt: [Instant]) {
        signatories = []
        self.signBy = signBy
        self.remindAt = remindAt
        toldOverdue = false
    }
}

/// Minutes that not both have signed.
public struct UnsignedMinutes: Codable, Sendable, Equatable {
    /// The digest of their canonical form.
    public var digest: String
    /// What they say of each file.
    public var lines: [MinutesLine]
    /// The signatures.
    public var signatures: AwaitedSignatures

    init(_ event: MinutesDrawnUp) {
        digest = event.digest
        lines = event.lines
        signatures = AwaitedSignatures(signBy: event.signBy, remindAt: event.remindAt)
    }
}

/// Minutes with a signature of each college.
public struct EffectiveMinutes: Codable, Sendable, Equatable {
    /// The digests of the minutes and of each rectification that has taken effect, the oldest first; never empty.
    public var digests: [String]
    /// The day of the second signature in Paris: the decisions are notified on it.
    public var on: Day
    /// What they say of each file.
    public var lines: [MinutesLine]
    /// A slip that is being mended.
    public var rectification: Rectification?

    /// The digest of the minutes as they now read.
    public var digest: String { digests.last ?? "" }

    /// Whether that is the digest of what both colleges have signed, now or before a slip was mended.
    func isSigned(_ digest: String) -> Bool { digests.contains(digest) }
}

/// Rectified minutes that not both have signed.
public struct Rectification: Codable, Sendable, Equatable {
    /// The digest of their canonical form.
    public var digest: String
    /// The members who were there.
    public var present: [PersonID]
    /// The file whose words are mended.
    public var words: RectifiedWords?
    /// The slip in words; `nil` once erased.
    public var personal: RectificationPersonal?
    /// The signatures.
    public var signatures: AwaitedSignatures

    init(_ event: RectifiedMinutesDrawnUp) {
        digest = event.digest
        present = event.present
        words = event.words
        personal = event.personal
        signatures = AwaitedSignatures(signBy: event.signBy, remindAt: event.remindAt)
    }
}

/// One who signs the minutes in the place of another of the same college.
public struct StandIn: Codable, Sendable, Equatable {
    /// Who can no longer sign.
    public var replaced: PersonID
    /// Who signs.
    public var standIn: PersonID
    /// For which college; `nil` in states that were written before it was kept.
    public var college: College?
}
