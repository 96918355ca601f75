/// Somebody is to be appointed to sign certificates: one of the two persons whom that takes has said so. Nothing can be
/// signed under the mandate; who confirms says the same once more, name and office included.
public struct SignatoryProposed: Event {
    public static let type: MessageType = "certification.signatory-proposed.v1"
    /// Who.
    public var signatory: PersonID
    /// The mandate.
    public var mandate: SigningMandate
    /// Who proposes.
    public var proposedBy: Actor

    public var stream: StreamID { StreamID("signatory", signatory.value) }
    public var about: DossierID? { nil }
}

/// A mandate to sign is to be ended: one of the two persons whom that takes has said so. From this moment on nothing is
/// signed under it.
public struct SigningMandateEndProposed: Event {
    public static let type: MessageType = "certification.signing-mandate-end-proposed.v1"
    /// The signatory.
    public var signatory: PersonID
    /// The mandate.
    public var mandate: SigningMandateID
    /// Who proposes.
    public var proposedBy: Actor

    public var stream: StreamID { StreamID("signatory", signatory.value) }
    public var about: DossierID? { nil }
}
