/// What the minutes (*procès-verbal*) say of one file (specification, step 6).
public struct MinutesLine: Codable, Sendable, Equatable {
    /// What became of the file in this session.
    public enum Outcome: String, Codable, Sendable, CaseIterable {
        /// The certificate is awarded.
        case awarded
        /// It is not.
        case notAwarded
        /// The vote was drawn for the first time: adjourned.
        case drawn
        /// A college had not enough members once tied ones had left: a later session examines the file.
        case quorumMissing
        /// The jury did not come to vote: a later session examines the file.
        case notVoted
        /// The jury adjourns it and asks something more.
        case supplementAsked
        /// The candidate is excluded for fraud: the file is over.
        case excluded
        /// An earlier session's decision is taken back.
        case rescinded
    }

    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// What became of it.
    public var outcome: Outcome
}
