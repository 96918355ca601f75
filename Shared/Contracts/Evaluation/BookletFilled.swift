/// The booklet holds the observers' joint results and waits for their signatures (specification, step 4).
public struct BookletFilled: Event {
    public static let type: MessageType = "evaluation.booklet-filled.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer who filled it.
    public var observer: PersonID
    /// The day on which the two conferred.
    public var conferredOn: Day
    /// For each element under assessment the joint results (met, not met, not assessed, divergent) and the judgement.
    public var elements: [ElementCode: ElementAssessment]
    /// The elements judged otherwise than the system proposes, in the standard's order.
    public var justified: [ElementCode]
    /// The criteria on which the two had recorded different marks, in the standard's order.
    public var divergences: [CriterionCode]
    /// SHA-256, hexadecimal, over the salt and the booklet's words; it stays when these are erased.
    public var notesDigest: String
    /// SHA-256, hexadecimal, over the booklet's canonical form, `notesDigest` included: what both sign.
    public var digest: String
    public var personal: FilledPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// What is personal in a filled booklet; erased as one.
public struct FilledPersonal: Codable, Sendable, Equatable {
    /// The booklet's words.
    public var booklet: BookletPersonal
    /// Random; without it nobody can guess at erased words from their digest.
    public var salt: String
}
