/// What the standard letter that goes with a certificate says (*lettre type d'accompagnement*, specification, tools), as
/// data: the sentences are the graphic charter's.
public struct CertificateLetter: Codable, Sendable, Equatable {
    /// The certificate's number.
    public var number: String
    /// The number of the certificate that it replaces.
    public var replaces: String?
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The standard that it was assessed on.
    public var standard: StandardID
    /// Whether the standard's wording is the official one; where it is not, the letter says so.
    public var official: Bool
    /// The branch that awards.
    public var branch: BranchID
    /// The day of the award.
    public var awardedOn: Day
    /// The first day on which it is no longer valid; absent when it is valid without end.
    public var expiresOn: Day?
    /// Who signed for whom, by which act; a delegated signature is shown as such.
    public var signatures: [ShownSignature]
    /// The last day for an appeal against the decision, counted from the day of sending.
    public var appealUntil: Day
    /// On what an appeal can rest; the appreciation of the jury is sovereign.
    public var appealGrounds: [String]
    /// With the declaration on the follow-up survey: when those who take part are asked, in months after the award.
    public var surveyMonths: [Int]
}

/// A signature as certificate and letter show it: for whom, by which act, and on whose delegation.
public struct ShownSignature: Codable, Sendable, Hashable {
    /// Who signed.
    public var signatory: PersonID
    /// For whom.
    public var capacity: SigningCapacity
    /// The act that appoints the signatory.
    public var act: SigningActID
    /// The delegation that the signatory signed by; absent when they hold the office.
    public var delegation: SigningDelegation?
}
