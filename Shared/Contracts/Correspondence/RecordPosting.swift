/// The branch's officer has posted a batch of letters, or handed one over (specification, step 6).
public struct RecordPosting: Command {
    public static let type: MessageType = "correspondence.record-posting.v1"
    /// The letters of the batch: all are recorded, or none.
    public var letters: [MailID]
    /// The officer, who is also the one who acts.
    public var officer: PersonID
    /// Posted, or handed over against a receipt.
    public var means: DispatchMeans
    /// The day on which they were posted.
    public var postedOn: Day
    /// The number of a registered letter, or of the receipt.
    public var reference: LetterID? = nil

    public var about: DossierID? { nil }
}
