/// A rectification or addendum has no effect: the decision had taken effect, the file had ended, or nobody had asked for
/// the addendum, when it came (specification, steps 4 and 6).
public struct BookletAmendmentRefused: Event {
    public static let type: MessageType = "jury.booklet-amendment-refused.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The panel that has the file.
    public var panel: PanelID
    /// Its digest.
    public var digest: String
    /// Why.
    public var cause: Cause

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var addressedPanel: PanelID? { panel }
}

extension BookletAmendmentRefused {
    /// Why a panel does not take a rectification or an addendum.
    public enum Cause: String, Codable, Sendable, CaseIterable {
        /// Decided.
        case decided
        /// Given up by the candidate.
        case withdrawn
        /// Undecided, and overtaken by a further attempt.
        case overtaken
        /// Undecided, and the jury does not wait for that addendum: it never asked, or the time for it is over.
        case notAsked
    }
}
