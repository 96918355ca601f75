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
}

extension JurySession {
    /// The two who sign the minutes, one of each college: chair and vice-chair, or who signs in their place.
    public var signatories: [PersonID] {
        [presidency.chair, presidency.viceChair].map { presiding in
            standIns.reduce(presiding) { signs, each in each.replaced == signs ? each.standIn : signs }
        }
    }

    /// The signatures that are waited for now.
    public var awaited: AwaitedSignatures? {
        switch stage {
        case .drawnUp(let minutes): minutes.signatures
        case .effective(let minutes): minutes.rectification?.signatures
        case .convened, .sitting, .cancelled: nil
        }
    }

    /// What the minutes say of each file, signed or not.
    public var lines: [MinutesLine] {
        switch stage {
        case .drawnUp(let minutes): minutes.lines
        case .effective(let minutes): minutes.lines
        case .convened, .sitting, .cancelled: []
        }
    }

    /// The day on which the decisions of this session were notified; `nil` while they have no effect.
    public var notifiedOn: Day? {
        if case .effective(let minutes) = stage { minutes.on } else { nil }
    }

    /// `reminder`: when who has not signed is reminded. `signatures`: when the signatures are due; gone once told or
    /// signed.
    public var dueTimes: [DueTime] {
        let words = wordsKeptUntil.map { [DueTime(JurySession.retentionEnd, at: $0)] } ?? []
        guard let awaited else { return words }
        return awaited.remindAt.prefix(1).map { DueTime("reminder", at: $0) }
            + (awaited.toldOverdue ? [] : [DueTime("signatures", at: awaited.signBy)]) + words
    }

    /// The candidate whose words are being mended, or who mends a slip, while its text is held. Otherwise nobody: a
    /// session knows its members by identifier only.
    public var persons: Set<PersonID> {
        guard case .effective(let minutes) = stage, let rectification = minutes.rectification,
            rectification.personal != nil, let candidate = rectification.words?.candidate
        else { return [] }
        return [candidate]
    }

    mutating func changeSignatures(_ change: (inout AwaitedSignatures) -> Void) {
        switch stage {
        case .drawnUp(var minutes):
            change(&minutes.signatures)
            stage = .drawnUp(minutes)
        case .effective(var minutes):
            guard var rectification = minutes.rectification else { return }
            change(&rectification.signatures)
            minutes.rectification = rectification
            stage = .effective(minutes)
        case .convened, .sitting, .cancelled: break
        }
    }

    mutating func replaceSignatory(_ event: SignatoryReplaced) {
        standIns.append(StandIn(replaced: event.replaced, standIn: event.standIn))
    }

    mutating func sign(_ event: MinutesSigned) {
        guard event.takesEffect else {
            changeSignatures { $0.signatories.append(event.signatory) }
            return
        }
        switch stage {
        case .drawnUp(let minutes):
            stage = .effective(EffectiveMinutes(digests: [event.digest], on: event.signedOn, lines: minutes.lines))
        case .effective(var minutes):
            guard let rectification = minutes.rectification else { return }
            present = rectification.present
            minutes.digests.append(event.digest)
            minutes.rectification = nil
            stage = .effective(minutes)
        case .convened, .sitting, .cancelled: break
        }
    }
}
