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

    /// The message, with all that it says.
    public init(certificate: CertificateID, dossier: DossierID, holder: PersonID, survey: FollowUpSurvey) {
        self.certificate = certificate
        self.dossier = dossier
        self.holder = holder
        self.survey = survey
    }
}
