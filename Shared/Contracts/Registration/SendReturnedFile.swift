/// The officer has sent a file that was not awarded back (specification, step 6), or a company is no more and nobody
/// gets it there.
public struct SendReturnedFile: Command {
    public static let type: MessageType = "registration.send-returned-file.v1"
    /// The file.
    public var dossier: DossierID
    /// The officer.
    public var officer: PersonID
    /// The day since which the company of the attempt exists no longer; absent while it does.
    public var companyCeasedOn: Day? = nil

    public var about: DossierID? { dossier }
}
