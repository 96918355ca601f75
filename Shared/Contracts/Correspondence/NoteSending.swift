/// What came of handing a letter over.
public struct NoteSending: Command {
    public static let type: MessageType = "correspondence.note-sending.v1"
    /// The letter.
    public var letter: MailID
    /// The file, where it is about one.
    public var dossier: DossierID?
    /// Whom the personal part is about.
    public var subject: PersonID
    /// Which handing over of it this was.
    public var number: Int
    /// What came of it.
    public var outcome: SendingOutcome
    /// The server's code, as 250 or 451; absent where it gave none.
    public var code: Int? = nil
    /// SHA-256, hexadecimal, of the document that was sent.
    public var digest: String? = nil
    /// The Message-ID that it was sent under: the same for each handing over of it.
    public var messageID: String? = nil
    public var personal: SendingPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { subject }
}

/// What came of handing a letter over.
public enum SendingOutcome: String, Codable, Sendable, CaseIterable {
    /// The server has taken it.
    case accepted
    /// Not now.
    case deferred
    /// Never.
    case refused
    /// It was handed over, and nothing was heard.
    case unknown
}

/// Where a letter was sent, and what was answered.
public struct SendingPersonal: Codable, Sendable, Equatable {
    /// The address.
    public var to: String
    /// The server's words.
    public var answer: String? = nil
}
