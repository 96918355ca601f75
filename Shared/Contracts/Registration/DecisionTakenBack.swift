/// Registration has noted that the jury took its decision on a file back; the file is before the jury once more
/// (specification, step 6).
public struct DecisionTakenBack: Event {
    public static let type: MessageType = "registration.decision-taken-back.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that was decided.
    public var attempt: Int
    /// The decision that is taken back.
    public var decision: DecisionID
    /// The day of the session that takes it back.
    public var rescindedOn: Day
    /// Another file that the person has opened in the meantime for the same kind of certificate.
    public var openedMeanwhile: DossierID?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
