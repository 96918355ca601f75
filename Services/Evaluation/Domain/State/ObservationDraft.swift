public import Contracts

/// What one observer has noted so far, from all their devices (specification, step 3: drafts are saved as one goes).
///
/// Two devices may write without having heard of each other. Each save says which saves of the other devices it had
/// seen; of two versions of a criterion's line the one that had seen the other stands, and where neither had, both stand
/// and are in conflict until the observer writes that line again having seen both. Merging is commutative, associative
/// and idempotent, so that no order of arrival can lose a note: each one is current, superseded by a save that had seen
/// it, or in conflict.
public struct ObservationDraft: Codable, Sendable, Equatable {
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// Whose draft it is, and nobody else's.
    public var observer: PersonID
    /// Whom the notes are about.
    public var candidate: PersonID
    /// The last save of each device.
    public var saves: [DeviceID: Int]
    /// The lines written so far.
    public var lines: [CriterionCode: DraftLine]
    /// Whether the observation is recorded; then nothing is kept here any more.
    public var isClosed: Bool

    /// A draft with nothing in it.
    public init(dossier: DossierID, attempt: Int, observer: PersonID, candidate: PersonID) {
        self.dossier = dossier
        self.attempt = attempt
        self.observer = observer
        self.candidate = candidate
        saves = [:]
        lines = [:]
        isClosed = false
    }

    /// The criteria on which two devices wrote without having seen each other, and not the same.
    public var conflicts: [CriterionCode] { lines.filter(\.value.isInConflict).keys.sorted() }
}

/// One criterion's line in a draft: the versions that no other has superseded.
public struct DraftLine: Codable, Sendable, Equatable {
    /// The versions that stand, by device and save; more than one where devices wrote without having seen each other.
    public var versions: [DraftVersion]
    /// For each device the last save that some version, standing or superseded, had seen or was.
    public var seen: [DeviceID: Int]

    /// A line without versions.
    public init() {
        versions = []
        seen = [:]
    }

    /// A line as one save wrote it.
    public init(_ version: DraftVersion, havingSeen seen: [DeviceID: Int]) {
        versions = [version]
        self.seen = seen
        self.seen[version.device] = max(version.save, seen[version.device] ?? 0)
    }

    /// Whether what stands says different things.
    public var isInConflict: Bool {
        guard let first = versions.first else { return false }
        return versions.contains { $0.mark != first.mark || $0.note != first.note }
    }

    /// Both lines as one: a version stays where both have it, or where the other had not seen it.
    public func merged(with other: DraftLine) -> DraftLine {
        func stands(_ version: DraftVersion, against line: DraftLine) -> Bool {
            version.save > line.seen[version.device] ?? 0
                || line.versions.contains { $0.device == version.device && $0.save == version.save }
        }
        var merged = DraftLine()
        merged.versions = versions.filter { stands($0, against: other) }
        let kept = merged.versions
        merged.versions += other.versions.filter { version in
            stands(version, against: self)
                && !kept.contains { $0.device == version.device && $0.save == version.save }
        }
        merged.versions.sort { ($0.device, $0.save) < ($1.device, $1.save) }
        merged.seen = seen.merging(other.seen, uniquingKeysWith: max)
        return merged
    }
}

/// What one save of one device wrote on a criterion.
public struct DraftVersion: Codable, Sendable, Equatable {
    /// The device.
    public var device: DeviceID
    /// The device's count of its saves.
    public var save: Int
    /// When, by the device's clock.
    public var savedAt: Instant
    /// The mark, once the observer has made up their mind.
    public var mark: CriterionMark?
    /// The note; `nil` where there is none, and once erased.
    public var note: String?

    /// A version.
    public init(device: DeviceID, save: Int, savedAt: Instant, mark: CriterionMark?, note: String?) {
        self.device = device
        self.save = save
        self.savedAt = savedAt
        self.mark = mark
        self.note = note
    }
}

extension ObservationDraft {
    /// The kind of its stream.
    public static let kind = "observation-draft"
}
