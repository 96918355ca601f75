/// An observer adds a remark to what they have recorded (specification, step 3). It is shown beside, and changes no mark.
public struct AnnotateObservation: Command {
    public static let type: MessageType = "evaluation.annotate-observation.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer; one of the two designated.
    public var observer: PersonID
    /// The criterion that it is on; absent for a remark on the whole.
    public var criterion: CriterionCode?
    public var personal: AnnotationPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// What a remark says.
public struct AnnotationPersonal: Codable, Sendable, Equatable {
    /// The remark.
    public var remark: String
}
