/// Somebody may sign certificates, within a mandate (specification, step 6).
public struct SignatoryAppointed: Event {
    public static let type: MessageType = "certification.signatory-appointed.v1"
    /// Who.
    public var signatory: PersonID
    /// The mandate.
    public var mandate: SigningMandate
    /// Who appointed.
    public var appointedBy: PersonID
    public var personal: SignatoryPersonal?

    public var stream: StreamID { StreamID("signatory", signatory.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { signatory }

    /// An appointment.
    public init(signatory: PersonID, mandate: SigningMandate, appointedBy: PersonID, personal: SignatoryPersonal?) {
        self.signatory = signatory
        self.mandate = mandate
        self.appointedBy = appointedBy
        self.personal = personal
    }
}
