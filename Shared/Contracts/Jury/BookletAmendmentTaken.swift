/// A rectification or addendum came before the decision: the file is before the panel as it says. Votes cast on the file
/// as it was before are void (specification, steps 4 and 6).
public struct BookletAmendmentTaken: Event {
    public static let type: MessageType = "jury.booklet-amendment-taken.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The panel that has the file.
    public var panel: PanelID
    /// Its digest.
    public var digest: String
    /// The judgement that the booklet now has on each element that it touches.
    public var judgements: [ElementCode: ElementJudgement]
    /// Those of them of which nobody has assessed some criterion; absent where there is none.
    public var notAssessed: [ElementCode]? = nil

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
