/// The candidate confirms, personally, a registration that somebody prepared (specification, step 1): from their own
/// account, or on a signed form that the officer keeps and sends this for. With it comes what the candidate adds or
/// changes; where a field is absent, what was prepared stands.
public struct ConfirmRegistration: Command {
    public static let type: MessageType = "registration.confirm-registration.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// What the candidate adds or changes, a group of fields as a whole.
    public var form: RegistrationForm
    /// The form that the candidate signed, where the officer sends this.
    public var signedForm: SignedForm? = nil
    public var personal: RegistrationFormPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// A form on paper that a candidate signed, and that the officer keeps.
public struct SignedForm: Codable, Sendable, Equatable {
    /// The reference under which it is kept.
    public var reference: SignedFormID
    /// The day of the signature.
    public var signedOn: Day
}

extension Kind {
    /// A form on paper that an officer keeps.
    public enum SignedForm {}
}

/// The reference under which an officer keeps a form on paper.
public typealias SignedFormID = Identifier<Kind.SignedForm>
