/// A letter was sent.
public struct LetterSent: Event {
    public static let type: MessageType = "correspondence.letter-sent.v1"
    /// The letter.
    public var letter: MailID
    /// What it tells.
    public var kind: LetterKind
    /// The file, where it is about one.
    public var dossier: DossierID?
    /// Whom it is for.
    public var addressee: Actor
    /// Whom the personal part is about.
    public var subject: PersonID
    /// The decision that it tells, where it tells one.
    public var decision: DecisionID? = nil
    /// How it was sent.
    public var means: DispatchMeans
    /// When.
    public var sentAt: Instant
    /// Which edition: 1, and one more each time that somebody has it sent again.
    public var edition: Int
    /// How often it may have been handed over without anybody hearing of it: so many times it may have come twice.
    public var inDoubt: Int
    /// SHA-256, hexadecimal, of the document; absent where nobody could say.
    public var digest: String? = nil
    /// The Message-ID that it was sent under; absent on paper.
    public var messageID: String? = nil
    /// The number of a registered letter, or of a receipt.
    public var reference: LetterID? = nil
    public var personal: SendingPersonal?

    public var stream: StreamID { StreamID("letter", letter.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { subject }
}

/// A letter could not be sent for now.
public struct SendingDeferred: Event {
    public static let type: MessageType = "correspondence.sending-deferred.v1"
    /// The letter.
    public var letter: MailID
    /// The file, where it is about one.
    public var dossier: DossierID?
    /// Whom the personal part is about.
    public var subject: PersonID
    /// Which handing over it was.
    public var number: Int
    /// Whether nobody knows if it was taken.
    public var inDoubt: Bool
    /// The server's code, where it gave one.
    public var code: Int? = nil
    /// When it is tried again.
    public var again: Instant
    public var personal: SendingPersonal?

    public var stream: StreamID { StreamID("letter", letter.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { subject }
}

/// A letter cannot be sent where it should go: an officer sees to it.
public struct SendingRefused: Event {
    public static let type: MessageType = "correspondence.sending-refused.v1"
    /// The letter.
    public var letter: MailID
    /// The file, where it is about one.
    public var dossier: DossierID?
    /// Whom the personal part is about.
    public var subject: PersonID
    /// Which handing over it was.
    public var number: Int
    /// The server's code, where it gave one.
    public var code: Int? = nil
    /// When.
    public var at: Instant
    public var personal: SendingPersonal?

    public var stream: StreamID { StreamID("letter", letter.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { subject }
}
