/// A holder who takes part in the follow-up survey is asked now.
public struct SurveyAsked: Event {
    public static let type: MessageType = "certification.survey-asked.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// The holder.
    public var holder: PersonID
    /// Which survey.
    public var survey: FollowUpSurvey

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
