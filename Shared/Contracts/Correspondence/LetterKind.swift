/// What a letter tells.
public enum LetterKind: String, Codable, Sendable, CaseIterable {
    /// To the candidate: the registration is complete and is looked at.
    case registrationReceived
    /// To the candidate: somebody has prepared a registration; what is missing is to be filled in, and all confirmed.
    case registrationToConfirm
    /// To the candidate: accepted, with the file's number.
    case registrationAccepted
    /// To the candidate: refused, and why.
    case registrationRefused
    /// To the candidate: who observes, and until when one can object.
    case observersDesignated
    /// To the candidate: awarded.
    case awarded
    /// To the candidate: not awarded, with the recommendations and the remedies.
    case notAwarded
    /// To the company of the attempt: not awarded; without the recommendations.
    case notAwardedToCompany
    /// To the candidate: the decision is taken back.
    case decisionRescinded
    /// To the holder: the certificate.
    case certificateIssued
    /// To the holder: another certificate in the place of the former one.
    case certificateReplaced
    /// To the holder: suspended, its revocation is due.
    case certificateSuspended
    /// To the holder: revoked.
    case certificateRevoked
    /// To the evaluator: accredited.
    case accreditationGranted
    /// To the applicant: not accredited, and why.
    case accreditationRefused
    /// To the evaluator: accredited for another term.
    case accreditationRenewed
    /// To the evaluator: suspended.
    case accreditationSuspended
    /// To the evaluator: ended.
    case accreditationRemoved
}

/// What a letter says besides its words: the charter's sentences are about these.
public struct LetterFacts: Codable, Sendable, Equatable {
    /// The file's number.
    public var number: String? = nil
    /// The kind of certificate.
    public var certificateKind: CertificateKindID? = nil
    /// The standard that it is assessed on.
    public var standard: StandardID? = nil
    /// The attempt.
    public var attempt: Int? = nil
    /// The decision that it tells.
    public var decision: DecisionID? = nil
    /// The session's day, or that of whatever it tells.
    public var decidedOn: Day? = nil
    /// The day from which a remedy is counted.
    public var notifiedOn: Day? = nil
    /// The last day of what the addressee can do: appeal, object, confirm.
    public var lastDay: Day? = nil
    /// The elements that are missing, in the standard's order.
    public var missing: [ElementCode]? = nil
    /// The certificate's number.
    public var certificate: String? = nil
    /// The number of the certificate that it replaces.
    public var replaces: String? = nil
    /// The first day of a term.
    public var from: Day? = nil
    /// The last day of a term.
    public var until: Day? = nil
}

/// What is personal in a letter beside its address, which is looked up when it is sent.
public struct LetterPersonal: Codable, Sendable, Equatable {
    /// A reason in somebody's words.
    public var reason: String? = nil
    /// The recommendation for each missing element.
    public var recommendations: [ElementCode: String]? = nil
}
