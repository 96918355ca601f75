public import Contracts

/// A booklet that waits for signatures.
public struct FilledBooklet: Codable, Sendable, Equatable {
    /// Joint results and judgement of each element under assessment, in the order of the attempt's scope.
    public var elements: [ElementAssessment]
    /// The digest of its words.
    public var notesDigest: String
    /// The digest that both sign.
    public var digest: String
    /// Who has refused to sign it as it stands; `nil` when nobody has. Filled anew, it is another booklet.
    public var refusedBy: PersonID?
    /// Its words and their salt; `nil` once erased.
    public var personal: FilledPersonal?

    /// A filled booklet.
    public init(elements: [ElementAssessment], notesDigest: String, digest: String, personal: FilledPersonal?) {
        self.elements = elements
        self.notesDigest = notesDigest
        self.digest = digest
        self.personal = personal
        refusedBy = nil
    }
}
