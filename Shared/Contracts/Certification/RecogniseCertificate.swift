/// A joined branch recognises a certificate that a joined branch has issued, by right; or has it give the component of a
/// certification of its own (specification, organisation of the CCS).
public struct RecogniseCertificate: Command {
    public static let type: MessageType = "certification.recognise-certificate.v1"
    /// Its number in the national series, as its holder showed it.
    public var number: String
    /// The branch that recognises it.
    public var branch: BranchID
    /// Its officer, who is also the one who acts.
    public var officer: PersonID
    /// The component of the branch's own certification that it gives; none for the recognition alone.
    public var component: ComponentID? = nil

    public var about: DossierID? { nil }
}

/// The kind of the identifier of a component; never instantiated.
public enum ComponentKind {}

/// A component of a branch's own certification that a certificate gives, as the branch's data name it.
public typealias ComponentID = Identifier<ComponentKind>
