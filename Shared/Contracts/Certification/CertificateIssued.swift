/// The certificate bears the signature of the branch and, for the C4S, of the president of the GPS, and is issued
/// (specification, step 6).
public struct CertificateIssued: Event {
    public static let type: MessageType = "certification.certificate-issued.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// Its number in the national series.
    public var number: String
    /// The decision that it rests on.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The holder.
    public var holder: PersonID
    /// The day of the award.
    public var awardedOn: Day
    /// The moment of issue.
    public var issuedAt: Instant
    /// Until when it is to be sent to the holder.
    public var dispatch: CertificateDeadline?
    /// When a holder who takes part in the follow-up survey is asked, in order.
    public var survey: [SurveyRound]?

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }

    /// An issued certificate.
    public init(
        certificate: CertificateID,
        number: String,
        decision: DecisionID,
        dossier: DossierID,
        holder: PersonID,
        awardedOn: Day,
        issuedAt: Instant,
        dispatch: CertificateDeadline? = nil,
        survey: [SurveyRound]? = nil
    ) {
        self.certificate = certificate
        self.number = number
        self.decision = decision
        self.dossier = dossier
        self.holder = holder
        self.awardedOn = awardedOn
        self.issuedAt = issuedAt
        self.dispatch = dispatch
        self.survey = survey
    }
}
