/// Evaluation has heard from the panel what became of a rectification or addendum.
public struct BookletAmendmentSettled: Event {
    public static let type: MessageType = "evaluation.booklet-amendment-settled.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// Its digest.
    public var digest: String
    /// Whether it is part of the file now.
    public var taken: Bool

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
}
