/// A signatory has no mandate any more: name and office, which stand under what they signed, are kept as long as the
/// register keeps the last certificate that they may have signed (policy `minutesAndRegister`).
public struct SignatoryRetentionBegan: Event {
    public static let type: MessageType = "certification.signatory-retention-began.v1"
    /// The signatory.
    public var signatory: PersonID
    /// The end of the term.
    public var keptUntil: Instant

    public var stream: StreamID { StreamID("signatory", signatory.value) }
    public var about: DossierID? { nil }
}

/// The term is over: mandates, keys and signatures stay, without name and office.
public struct SignatoryRetentionEnded: Event {
    public static let type: MessageType = "certification.signatory-retention-ended.v1"
    /// The signatory.
    public var signatory: PersonID
    /// The last moment of what is removed.
    public var through: Instant

    public var stream: StreamID { StreamID("signatory", signatory.value) }
    public var about: DossierID? { nil }
    public var erasesPersonal: ErasedPersonal? { ErasedPersonal(of: signatory, in: [stream], through: through) }
}

/// Certification has noted that a complaint about somebody is open, or is no more.
public struct ConcernedSignatoryNoted: Event {
    public static let type: MessageType = "certification.concerned-signatory-noted.v1"
    /// The person complained of.
    public var concerned: PersonID
    /// The complaint.
    public var complaint: ComplaintID
    /// Whether it is open.
    public var isOpen: Bool

    public var stream: StreamID { StreamID("concerned-signatory", concerned.value) }
    public var about: DossierID? { nil }
}
