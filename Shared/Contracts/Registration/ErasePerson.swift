/// An operator has a person's data erased, as the person asked for it (specification, section 7). Refused while anything
/// stands against it.
public struct ErasePerson: Command {
    public static let type: MessageType = "registration.erase-person.v1"
    /// Whose data.
    public var subject: PersonID

    public var about: DossierID? { nil }
}

/// All that was personal about a person is gone, up to a moment: every store that takes this removes it, and a store
/// restored from an earlier copy does so again.
public struct PersonErased: Event {
    public static let type: MessageType = "registration.person-erased.v1"
    /// Whose data.
    public var subject: PersonID
    /// What was recorded later than this stays: they may come again.
    public var through: Instant

    public var stream: StreamID { StreamID("person", subject.value) }
    public var about: DossierID? { nil }
    public var erasesPersonal: ErasedPersonal? { ErasedPersonal(of: subject, through: through) }
}

/// A complaint about a person is open, or is no more: while it is, nothing that is held about them is erased.
public struct PersonConcerned: Event {
    public static let type: MessageType = "registration.person-concerned.v1"
    /// The person complained of.
    public var concerned: PersonID
    /// The complaint.
    public var complaint: ComplaintID
    /// Whether it is open.
    public var isOpen: Bool

    public var stream: StreamID { StreamID("person", concerned.value) }
    public var about: DossierID? { nil }
}

/// The term of a complaint that was in no file is over: what was said in it is no longer kept.
public struct ComplaintRetentionEnded: Event {
    public static let type: MessageType = "registration.complaint-retention-ended.v1"
    /// The complaint.
    public var complaint: ComplaintID
    /// Who complained.
    public var complainant: PersonID
    /// The last moment of what is removed.
    public var through: Instant

    public var stream: StreamID { StreamID("complaint", complaint.value) }
    public var about: DossierID? { nil }
    public var erasesPersonal: ErasedPersonal? { ErasedPersonal(of: complainant, in: [stream], through: through) }
}
