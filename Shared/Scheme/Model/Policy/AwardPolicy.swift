/// Step 6, what follows from the decision; and after the award.
public struct AwardPolicy: Sendable, Equatable {
    /// Whether a signatory may delegate; a delegated signature is shown as such, with its act.
    public var delegatedSignatures = true
    /// Whether a signature by hand counts, once an officer has put it on record.
    public var handwrittenSignatures = true
    /// How many days after its appointment a mandate signs.
    public var mandateDelayDays = 2
    /// How long a certificate is valid.
    public var certificateValidity: TimeLimit = .unlimited
    /// How long what was acquired in one attempt is carried into later ones.
    public var carriedElements: TimeLimit = .unlimited
    /// Months after the award at which a holder who takes part in the follow-up survey is asked, in order.
    public var surveyMonths = [6, 18]

    /// The defaults.
    public init() {}
}
