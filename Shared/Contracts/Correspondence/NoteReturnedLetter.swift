/// A letter has come back: the branch's officer says so.
public struct NoteReturnedLetter: Command {
    public static let type: MessageType = "correspondence.note-returned-letter.v1"
    /// The letter.
    public var letter: MailID
    /// The officer, who is also the one who acts.
    public var officer: PersonID
    /// Why it came back.
    public var cause: ReturnCause

    public var about: DossierID? { nil }
}

/// Why a letter came back.
public enum ReturnCause: String, Codable, Sendable, CaseIterable {
    /// Nobody of that name has that address, or that mailbox is none.
    case unknownAddress
    /// The addressee did not take it.
    case notTaken
    /// The mailbox is full, or the server gave up.
    case notDelivered
}

/// A letter has come back.
public struct LetterReturned: Event {
    public static let type: MessageType = "correspondence.letter-returned.v1"
    /// The letter.
    public var letter: MailID
    /// The file, where it is about one.
    public var dossier: DossierID?
    /// Why.
    public var cause: ReturnCause
    /// The officer.
    public var officer: PersonID
    /// When.
    public var at: Instant

    public var stream: StreamID { StreamID("letter", letter.value) }
    public var about: DossierID? { dossier }
}
