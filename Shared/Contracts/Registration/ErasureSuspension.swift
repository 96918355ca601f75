/// Why nothing personal is erased from a file that has ended (specification, section 7).
public enum ErasureSuspensionCause: String, Codable, Sendable, CaseIterable {
    /// A complaint is open.
    case complaint
    /// The officer holds it.
    case hold
}

/// An officer wants nothing personal erased from a file that has ended, as for an inspection or in a dispute. An open
/// complaint and an open appeal suspend by themselves.
public struct SuspendErasure: Command {
    public static let type: MessageType = "registration.suspend-erasure.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// Why; `nil` once erased.
    public var personal: HoldPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// Nothing personal is erased from a file until this is lifted.
public struct ErasureSuspended: Event {
    public static let type: MessageType = "registration.erasure-suspended.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// Why.
    public var cause: ErasureSuspensionCause
    /// From when.
    public var since: Instant
    public var personal: HoldPersonal?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// The officer's reason is gone: a term that has ended meanwhile takes effect at once.
public struct ResumeErasure: Command {
    public static let type: MessageType = "registration.resume-erasure.v1"
    /// The file.
    public var dossier: DossierID

    public var about: DossierID? { dossier }
}

/// A reason for which nothing was erased is gone.
public struct ErasureResumed: Event {
    public static let type: MessageType = "registration.erasure-resumed.v1"
    /// The file.
    public var dossier: DossierID
    /// Which reason.
    public var cause: ErasureSuspensionCause

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}

/// Registration has noted that a decision on a file is under appeal, or is no more: an open appeal suspends erasure.
public struct AppealNoted: Event {
    public static let type: MessageType = "registration.appeal-noted.v1"
    /// The file.
    public var dossier: DossierID
    /// The decision that is appealed.
    public var decision: DecisionID
    /// Whether the appeal is open.
    public var isOpen: Bool

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
