/// The holder has declared whether they take part in the follow-up survey.
public struct SurveyParticipationDeclared: Event {
    public static let type: MessageType = "certification.survey-participation-declared.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// The holder.
    public var holder: PersonID
    /// Whether they take part.
    public var takesPart: Bool
    /// The day, in Paris.
    public var declaredOn: Day

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
