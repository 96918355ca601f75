/// The two observers have conferred, and one of them fills the booklet with their joint results and judgements
/// (specification, step 4). May be sent again until somebody has signed.
public struct FillBooklet: Command {
    public static let type: MessageType = "evaluation.fill-booklet.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer who fills it.
    public var observer: PersonID
    /// The day on which the two conferred.
    public var conferredOn: Day
    /// For each element under assessment the joint results (met, not met, not assessed, divergent) and the judgement.
    public var elements: [ElementCode: ElementAssessment]
    /// The elements judged otherwise than the system proposes, each with its justification in the personal part.
    public var justified: [ElementCode]
    public var personal: BookletPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
