/// The branch officer designates the two who observe: an accredited external evaluator and a referent whom the
/// company proposed (specification, step 2). Sent again, until the booklet bears both signatures, it replaces one or
/// both, and then needs a reason.
public struct DesignateObservers: Command {
    public static let type: MessageType = "evaluation.designate-observers.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The external evaluator.
    public var evaluator: PersonID
    /// The referent, one of those proposed.
    public var referent: PersonID
    /// The day on which the observation is expected, where it is known; else the rules look at today.
    public var expectedOn: Day?
    /// The joined branch that accredits the evaluator, where it is not the file's own.
    public var lentBy: BranchID? = nil
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
