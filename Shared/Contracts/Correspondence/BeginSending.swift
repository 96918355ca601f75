/// The sender is about to hand a letter over: it says so first, so that one that was withdrawn is not sent, and that what
/// a killed sender left open is known.
public struct BeginSending: Command {
    public static let type: MessageType = "correspondence.begin-sending.v1"
    /// The letter.
    public var letter: MailID
    /// Which handing over of it this is, from 1.
    public var number: Int
    /// The sender: another name each time that it starts.
    public var sender: String

    public var about: DossierID? { nil }
}

/// A letter is being handed over.
public struct SendingBegun: Event {
    public static let type: MessageType = "correspondence.sending-begun.v1"
    /// The letter.
    public var letter: MailID
    /// The file, where it is about one.
    public var dossier: DossierID?
    /// Which handing over of it this is, from 1.
    public var number: Int
    /// The sender.
    public var sender: String
    /// Whether it is not known what became of the one before: whoever gets it may get it twice, under one Message-ID.
    public var inDoubt: Bool
    /// When.
    public var at: Instant

    public var stream: StreamID { StreamID("letter", letter.value) }
    public var about: DossierID? { dossier }
}
