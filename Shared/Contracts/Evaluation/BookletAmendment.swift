/// A rectification of a signed booklet, or an addendum to it; the booklet itself never changes (specification, step 4).
public struct BookletAmendment: Codable, Sendable, Equatable {
    /// Which of the two.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A material error is put right (*rectificatif*).
        case rectification
        /// What an adjournment asked for is added (*complément*).
        case addendum
    }

    /// Which of the two.
    public var kind: Kind
    /// The digest that it follows, so that all that was signed is one chain from the booklet on.
    public var previous: String
    /// The session that asked for an addendum; absent in a rectification.
    public var session: SessionID?
    /// For an addendum, the situations seen since.
    public var situations: [ObservedSituation]
    /// The elements as they are to stand.
    public var elements: [ElementCode: ElementAssessment]
    /// SHA-256, hexadecimal, over the salt and the words; it stays when these are erased.
    public var notesDigest: String
    /// SHA-256, hexadecimal, over the canonical form: what both sign.
    public var digest: String
}

/// The words of a rectification or addendum.
public struct AmendmentPersonal: Codable, Sendable, Equatable {
    /// What was wrong, or what is answered.
    public var reason: String
    /// Notes, reasons and justifications on the elements that it touches.
    public var booklet: BookletPersonal = BookletPersonal()
}

/// The words and what they were salted with; erased as one.
public struct SealedAmendmentPersonal: Codable, Sendable, Equatable {
    /// The words.
    public var words: AmendmentPersonal
    /// Random; without it nobody can guess at erased words from their digest.
    public var salt: String
}
