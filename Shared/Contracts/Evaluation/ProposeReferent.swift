/// The assessment company proposes a referent, with the briefing that it recorded (specification, step 2). Several
/// may be proposed; the officer designates one. A second proposal of the same person corrects the first.
public struct ProposeReferent: Command {
    public static let type: MessageType = "evaluation.propose-referent.v1"
    /// The file.
    public var dossier: DossierID
    /// The referent, with the briefing on standard and tools that the company records.
    public var referent: DesignatedReferent
    public var personal: ReferentPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { referent.person }
}

/// What is personal in a proposed referent.
public struct ReferentPersonal: Codable, Sendable, Equatable {
    /// First name and name.
    public var name: String
    /// Electronic mail address, where given.
    public var email: String? = nil
    /// The referent's job, where given.
    public var jobTitle: String? = nil
}
