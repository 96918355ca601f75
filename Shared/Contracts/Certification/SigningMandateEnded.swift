/// A mandate to sign is ended: from this moment on nothing is signed under it; what was signed before stands.
public struct SigningMandateEnded: Event {
    public static let type: MessageType = "certification.signing-mandate-ended.v1"
    /// The signatory.
    public var signatory: PersonID
    /// The mandate.
    public var mandate: SigningMandateID
    /// Who ended it.
    public var endedBy: PersonID
    /// Who had proposed it before; `nil` where one alone could end it.
    public var proposedBy: Actor? = nil

    public var stream: StreamID { StreamID("signatory", signatory.value) }
    public var about: DossierID? { nil }
}
