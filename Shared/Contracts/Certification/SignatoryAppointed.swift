/// Somebody may sign certificates, within a mandate (specification, step 6). Two persons appoint: one has proposed it, and
/// the other confirms the same.
public struct SignatoryAppointed: Event {
    public static let type: MessageType = "certification.signatory-appointed.v1"
    /// Who.
    public var signatory: PersonID
    /// The mandate.
    public var mandate: SigningMandate
    /// Who appointed.
    public var appointedBy: PersonID
    /// Who had proposed it before; `nil` where one alone could appoint.
    public var proposedBy: Actor?
    /// The first day on which the mandate signs; `nil` where it signed at once.
    public var signsFrom: Day?
    public var personal: SignatoryPersonal?

    public var stream: StreamID { StreamID("signatory", signatory.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { signatory }

    /// An appointment.
    public init(
        signatory: PersonID,
        mandate: SigningMandate,
        appointedBy: PersonID,
        proposedBy: Actor? = nil,
        signsFrom: Day? = nil,
        personal: SignatoryPersonal?
    ) {
        self.signatory = signatory
        self.mandate = mandate
        self.appointedBy = appointedBy
        self.proposedBy = proposedBy
        self.signsFrom = signsFrom
        self.personal = personal
    }
}
