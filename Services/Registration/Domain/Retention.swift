public import Contracts

/// For how long what is personal in a file is kept, once the file has ended.
public struct Retention: Codable, Sendable, Equatable {
    /// Which term.
    public internal(set) var term: RetentionTerm
    /// When it ends.
    public internal(set) var until: Instant
    /// When the holder's entry in the register ends; `nil` without a certificate.
    public internal(set) var registerUntil: Instant?
    /// Whether it has ended, and what was personal is gone.
    public internal(set) var isOver: Bool = false
}

/// Why nothing is erased from a file, and since when.
public struct Suspension: Codable, Sendable, Equatable {
    /// Why.
    public internal(set) var cause: ErasureSuspensionCause
    /// From when.
    public internal(set) var since: Instant
}

extension RegistrationFile {
    /// The due time at which what is personal is no longer kept.
    public static let retentionEnd = "retention"

    /// When what is personal is no longer kept; `nil` while the file is open, suspended or under appeal, and once it is
    /// gone.
    var retentionDue: DueTime? {
        guard let retention, !retention.isOver, suspensions.isEmpty, appeals.isEmpty else { return nil }
        return DueTime(RegistrationFile.retentionEnd, at: retention.until)
    }

    func keeping(_ event: RetentionBegan) -> Self {
        var file = self
        file.retention = Retention(term: event.term, until: event.keptUntil, registerUntil: event.registerKeptUntil)
        return file
    }

    func emptied() -> Self {
        var file = self
        file.retention?.isOver = true
        return file
    }

    func suspended(_ event: ErasureSuspended) -> Self {
        var file = resumed(event.cause)
        file.suspensions.append(Suspension(cause: event.cause, since: event.since))
        return file
    }

    /// What suspends the erasure of a file suspends it wherever the file goes.
    func suspended(as before: Self?) -> Self {
        guard let before, before.dossier == dossier else { return self }
        var file = self
        file.suspensions = before.suspensions
        return file
    }

    func resumed(_ cause: ErasureSuspensionCause) -> Self {
        var file = self
        file.suspensions.removeAll { $0.cause == cause }
        return file
    }

    func noted(_ event: AppealNoted) -> Self {
        var file = self
        file.appeals.removeAll { $0 == event.decision }
        if event.isOpen { file.appeals.append(event.decision) }
        return file
    }
}
