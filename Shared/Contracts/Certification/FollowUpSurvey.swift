/// One follow-up survey (*enquête de suivi*): the holders of a kind of certificate from a branch, so many months after
/// the award.
public struct FollowUpSurvey: Codable, Sendable, Hashable {
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The branch that awarded.
    public var branch: BranchID
    /// Months after the award.
    public var afterMonths: Int

    /// The stream of its results.
    public var stream: StreamID { StreamID("survey", "\(certificateKind):\(branch):\(afterMonths)") }
}

/// When a holder who takes part is asked.
public struct SurveyRound: Codable, Sendable, Hashable {
    /// Months after the award.
    public var afterMonths: Int
    /// The day, in Paris.
    public var on: Day
}

/// What a holder answers: choices out of lists only, so that no answer tells who gave it.
public struct SurveyAnswers: Codable, Sendable, Hashable {
    /// What the holder does now.
    public var situation: Situation
    /// Whether the certificate has helped.
    public var benefit: Benefit
    /// Whether the holder would advise others to ask for it.
    public var wouldAdvise: Bool

    /// What a holder does.
    public enum Situation: String, Codable, Sendable, CaseIterable {
        case employedWithCustomers, employedOtherwise, selfEmployed, inTraining, jobseeker, otherwise
    }

    /// What the certificate has brought.
    public enum Benefit: String, Codable, Sendable, CaseIterable {
        case newJob, promotion, higherPay, recognition, nothing
    }
}
