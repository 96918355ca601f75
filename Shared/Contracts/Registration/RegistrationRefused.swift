/// The branch officer has refused the registration; the file ends, and the candidate may ask anew.
public struct RegistrationRefused: Event {
    public static let type: MessageType = "registration.registration-refused.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// The officer.
    public var refusedBy: PersonID
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
