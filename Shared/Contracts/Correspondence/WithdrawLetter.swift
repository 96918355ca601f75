/// The branch's officer says that a letter is not to be sent any more.
public struct WithdrawLetter: Command {
    public static let type: MessageType = "correspondence.withdraw-letter.v1"
    /// The letter.
    public var letter: MailID
    /// The officer, who is also the one who acts.
    public var officer: PersonID

    public var about: DossierID? { nil }
}
