/// The branch's officer has a letter sent again, or sent that was held: to the address that is known, or to another one. It
/// says the same as before, and changes no term.
public struct ResendLetter: Command {
    public static let type: MessageType = "correspondence.resend-letter.v1"
    /// The letter.
    public var letter: MailID
    /// The officer, who is also the one who acts.
    public var officer: PersonID
    /// How it is to be sent.
    public var means: DispatchMeans
    /// Whom the personal part is about: where it is another address, that of the letter.
    public var subject: PersonID? = nil
    /// The address, where it is another one than is known.
    public var personal: AddressPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { subject }
}

/// A letter is to be sent again, or is sent that was held.
public struct LetterOrdered: Event {
    public static let type: MessageType = "correspondence.letter-ordered.v1"
    /// The letter.
    public var letter: MailID
    /// The file, where it is about one.
    public var dossier: DossierID?
    /// Whom the personal part is about.
    public var subject: PersonID
    /// The officer.
    public var officer: PersonID
    /// How it is to be sent.
    public var means: DispatchMeans
    /// Which edition it is then.
    public var edition: Int
    /// When.
    public var at: Instant
    public var personal: AddressPersonal?

    public var stream: StreamID { StreamID("letter", letter.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { subject }
}
