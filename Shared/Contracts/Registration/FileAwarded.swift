/// Registration has noted the award: the file is open no more (specification, step 6).
public struct FileAwarded: Event {
    public static let type: MessageType = "registration.file-awarded.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that was decided.
    public var attempt: Int
    /// The decision.
    public var decision: DecisionID
    /// The panel that decided.
    public var panel: PanelID
    /// The session's day.
    public var awardedOn: Day
    /// Another file through which the person already holds this kind of certificate, where the branch's policy let a
    /// holder register again.
    public var heldThrough: DossierID?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
    public var endsEarly: DossierID? { dossier }
}
