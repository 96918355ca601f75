/// What comes of a file before its jury at the first attempt, besides that it is voted on.
public enum JuryCourse: String, Sendable, CaseIterable {
    /// A session asks the candidate for something more; a later one decides.
    case supplement
    /// Members of one college declare a tie and the quorum is gone; a later session decides with substitutes.
    case recusal
    /// A later session takes the award back before the certificate is signed, and another decides anew.
    case rescission
    /// A later session takes the award back while the certificate is signed: whichever comes first, that certificate ends
    /// voided or revoked, and another session awards anew.
    case lateRescission
    /// The candidate appeals against the decision not to award, which is upheld; others examine the file again, and award.
    case appeal
    /// A session excludes the candidate for fraud.
    case exclusion
}
