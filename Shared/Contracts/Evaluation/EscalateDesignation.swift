/// The branch officer has it recorded that nobody whom the branch accredits can be designated for a file (specification, step
/// 2): then, where the branch's policy says so, somebody may be designated whom another joined branch accredits.
public struct EscalateDesignation: Command {
    public static let type: MessageType = "evaluation.escalate-designation.v1"
    /// The file.
    public var dossier: DossierID
    /// The day on which the observation is expected, where it is known; else the rules look at today.
    public var expectedOn: Day?

    public var about: DossierID? { dossier }
}
