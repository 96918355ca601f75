import Contracts

/// How long each step may take, in days. When a due time passes, whoever is responsible stands on the overdue list.
public struct DuePolicy: Sendable, Equatable {
    /// For the candidate to confirm a registration that somebody prepared.
    public var registrationConfirmation = 30
    /// For the officer to accept or refuse a complete registration.
    public var registrationCheck = 15
    /// For the company to propose a referent.
    public var referentProposal = 15
    /// For the officer to designate.
    public var designation = 30
    /// For a person designated to declare that they have no tie.
    public var tieDeclaration = 8
    /// For the observation to take place, once both are designated.
    public var observation = 60
    /// For an observer to record what they saw.
    public var observationRecording = 8
    /// For the two to confer and fill in the booklet.
    public var concertation = 15
    /// For each to sign the booklet.
    public var bookletSignature = 8
    /// For a signed booklet to be transmitted.
    public var transmission = 5
    /// For the jury to decide on a booklet transmitted.
    public var juryDecision = 90
    /// For what an adjournment asked for.
    public var adjournmentAnswer = 30
    /// For chair and vice-chair to sign the minutes.
    public var minutesSignature = 15
    /// For each signature of a certificate.
    public var certificateSignature = 30
    /// For an issued certificate to be sent.
    public var certificateDispatch = 8
    /// For a certificate to be revoked whose award a session took back.
    public var certificateRevocation = 15
    /// For recommendations and the returned file to be sent.
    public var fileReturn = 15
    /// For the officer to instruct an application for accreditation.
    public var accreditationInstruction = 60
    /// For the branch authority to decide on it.
    public var accreditationDecision = 30
    /// For a complaint to be decided.
    public var complaint = 60
    /// For a side of a complaint to answer once it is asked.
    public var complaintAnswer = 15
    /// For an appeal to be decided.
    public var appeal = 90
    /// Whether a term that would end on a Saturday, a Sunday or a public holiday ends on the next working day.
    public var endsOnWorkingDays = true
    /// Days before a due time at which whoever is responsible is reminded, the earliest first.
    public var reminderDays = [7, 1]

    /// The defaults.
    public init() {}
}
