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
    public var proposedBy: Actor? = nil
    /// The first day on which the mandate signs; `nil` where it signed at once.
    public var signsFrom: Day? = nil
    public var personal: SignatoryPersonal?

    public var stream: StreamID { StreamID("signatory", signatory.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { signatory }
}
