/// Whoever appoints ends a mandate to sign before its term.
public struct EndSigningMandate: Command {
    public static let type: MessageType = "certification.end-signing-mandate.v1"
    /// The signatory.
    public var signatory: PersonID
    /// The mandate.
    public var mandate: SigningMandateID
    /// Who ends it.
    public var endedBy: PersonID

    public var about: DossierID? { nil }
}
