/// A command that names the branch in which is acted, of something that is not known yet or is held in several.
public protocol ActsInBranch: Command {
    /// The branch.
    var branch: BranchID { get }
}

extension AccreditEvaluator: ActsInBranch {}
extension AnswerRemovalGrounds: ActsInBranch {}
extension ApplyForAccreditation: ActsInBranch {}
extension AskForRemovalReview: ActsInBranch {}
extension BriefReferent: ActsInBranch {}
extension DecideAccreditation: ActsInBranch {}
extension DecideRemoval: ActsInBranch {}
extension DecideRemovalReview: ActsInBranch {}
extension DecideRenewal: ActsInBranch {}
extension GiveUndertakings: ActsInBranch {}
extension InstructApplication: ActsInBranch {}
extension IssueAccreditationLetter: ActsInBranch {}
extension LiftSuspension: ActsInBranch {}
extension LodgeComplaint: ActsInBranch {}
extension NotifyRemovalGrounds: ActsInBranch {}
extension PrepareRegistration: ActsInBranch {}
extension RecogniseCertificate: ActsInBranch {}
extension RecordAccreditationEvidence: ActsInBranch {}
extension RecordBranchLeaving: ActsInBranch {}
extension RegisterCandidate: ActsInBranch {}
extension RegisterPersonKey: ActsInBranch {}
extension ReportActivity: ActsInBranch {}
extension RequestRenewal: ActsInBranch {}
extension ResignAccreditation: ActsInBranch {}
extension RevokePersonKey: ActsInBranch {}
extension SuspendAccreditation: ActsInBranch {}
