/// A letter is to be sent: one for each matter, addressee and kind.
public struct LetterComposed: Event {
    public static let type: MessageType = "correspondence.letter-composed.v1"
    /// The letter.
    public var letter: MailID
    /// What it tells.
    public var kind: LetterKind
    /// The event that makes it be written.
    public var cause: MessageID
    /// Whom it is for.
    public var addressee: Actor
    /// The branch that writes.
    public var branch: BranchID
    /// The file, where it is about one.
    public var dossier: DossierID?
    /// Whom the personal part is about.
    public var subject: PersonID
    /// How it is to be sent.
    public var means: DispatchMeans
    /// What it says.
    public var facts: LetterFacts
    /// When it was composed.
    public var composedAt: Instant
    /// Why it waits for an officer; absent where it is sent without one.
    public var heldBecause: LetterHold? = nil
    public var personal: LetterPersonal?

    public var stream: StreamID { StreamID("letter", letter.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { subject }
}

/// Why a letter is not sent without an officer.
public enum LetterHold: String, Codable, Sendable, CaseIterable {
    /// What it tells happened long ago: the store was restored, or is new in an old installation.
    case oldCause
    /// Nobody knows where it should go.
    case noAddress
}

/// Why a letter is not sent any more.
public enum LetterEnd: String, Codable, Sendable, CaseIterable {
    /// What it tells has been taken back.
    case causeGone
    /// What was known of the addressee is erased.
    case erased
    /// The addressee has died.
    case died
    /// An officer has withdrawn it.
    case byOfficer
}

/// A letter is not sent any more.
public struct LetterWithdrawn: Event {
    public static let type: MessageType = "correspondence.letter-withdrawn.v1"
    /// The letter.
    public var letter: MailID
    /// The file, where it is about one.
    public var dossier: DossierID?
    /// Why.
    public var because: LetterEnd

    public var stream: StreamID { StreamID("letter", letter.value) }
    public var about: DossierID? { dossier }
}
