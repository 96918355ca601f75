/// The holder declares whether they take part in the follow-up survey (specification, tools); they may take it back.
public struct DeclareSurveyParticipation: Command {
    public static let type: MessageType = "certification.declare-survey-participation.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The holder, who is also the one who acts.
    public var holder: PersonID
    /// Whether they take part.
    public var takesPart: Bool

    public var about: DossierID? { nil }
}
