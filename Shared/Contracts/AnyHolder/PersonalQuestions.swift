/// For what a personal file is read: a code and no words, so that the log of readings says nothing personal itself.
public enum ReadingPurpose: String, Codable, Sendable, CaseIterable {
    /// The file is worked on.
    case instruction
    /// The person, or who acts for them, asked.
    case personsRequest
    /// An appeal or a complaint is looked into.
    case dispute
    /// The C4S, a branch or an authority inspects.
    case inspection
    /// The register is kept.
    case register
    /// A certificate is verified.
    case verification
    /// Something is mended.
    case operation
}

/// Who asks for what is personal, and for what.
public struct Asking: Codable, Sendable, Equatable {
    /// Who, as the sending program says.
    public var by: Actor
    /// For what.
    public var purpose: ReadingPurpose
    /// Who sits before the program and says that somebody else asks; `nil` where who asks does so themselves.
    public var through: Actor?

    /// Somebody who asks for that purpose.
    public init(by: Actor, for purpose: ReadingPurpose, through: Actor? = nil) {
        self.by = by
        self.purpose = purpose
        self.through = through
    }
}

/// That somebody was shown what is personal: of which file or person, what, and for what (specification, section 7).
public struct Reading: Codable, Sendable, Equatable {
    /// When.
    public var at: Instant
    /// To whom.
    public var asking: Asking
    /// The file, where it was of one.
    public var dossier: DossierID?
    /// Whose data they are.
    public var person: PersonID?
    /// What was shown, as the question's name says.
    public var matter: String
}

/// Who was shown anything personal of this file? Each service answers for its own store.
public struct ReadReadings: Question {
    public static let name = "file.read-readings"
    /// The file.
    public var dossier: DossierID

    /// What comes back.
    public struct Reply: Codable, Sendable, Equatable {
        /// The readings, the oldest first.
        public var readings: [Reading]
    }
}

/// What is held about this person? Each service answers for its own store, a page at a time: what was recorded of them
/// with its dates, and who read it. No ballot of a jury, and nobody else's data.
public struct ReadPersonalRecord: Question {
    public static let name = "file.read-personal-record"
    /// The person.
    public var person: PersonID
    /// The last row of the page before; absent for the first.
    public var after: Int64? = nil

    /// What comes back.
    public struct Reply: Codable, Sendable, Equatable {
        /// What was recorded, the oldest first.
        public var entries: [PersonalEntry]
        /// Who read it; with the first page only.
        public var readings: [Reading]
        /// What to ask the next page after; absent on the last one.
        public var next: Int64?
    }
}

/// One thing that was recorded about a person.
public struct PersonalEntry: Codable, Sendable, Equatable {
    /// Its place in the store's journal.
    public var seq: Int64
    /// When.
    public var at: Instant
    /// What, as the event's type says.
    public var type: MessageType
    /// The file, where it was of one.
    public var dossier: DossierID?
    /// In which role whoever decided it acted; nobody else is named.
    public var by: Actor.Role?
    /// All that it says of the person, as JSON, without others.
    public var content: String
    /// Whose act it was, where whoever is meant by `by` put it on record for somebody else: in which role they acted.
    public var onBehalfOf: Actor.Role? = nil
    /// On what that rests, as `letter/LR-2026-114`; told of the person's own acts only.
    public var document: String? = nil
    /// The day on which it was done, where that is said.
    public var doneOn: Day? = nil
    /// The day on which the document came in, where one did.
    public var receivedOn: Day? = nil
}

/// What stands against the erasure of this person's data now? Each service answers for its own store.
public struct ReadErasureObstacles: Question {
    public static let name = "file.read-erasure-obstacles"
    /// The person.
    public var person: PersonID

    /// What comes back.
    public struct Reply: Codable, Sendable, Equatable {
        /// Why not; empty when nothing stands against it.
        public var obstacles: [Refusal]
    }
}
