public import Contracts
public import Scheme

/// What one panel works under: who it is, its branch's policy, and the standards that its files are pinned to.
/// Made once for each panel, out of the scheme.
public struct PanelRules: Sendable {
    /// The panel.
    public let panel: PanelID
    /// Its branch.
    public let branch: BranchID
    /// The branch's operating process.
    public let policy: BranchPolicy
    /// The assessment standards, in force or not.
    public let standards: [StandardID: AssessmentStandard]
    /// Every branch whose accreditation a booklet may rest on, for the organisations that it approves.
    public let branches: [BranchID: Branch]

    /// The rules of a panel.
    public init(
        panel: PanelID,
        branch: BranchID,
        policy: BranchPolicy,
        standards: [StandardID: AssessmentStandard],
        branches: [BranchID: Branch] = [:]
    ) {
        self.panel = panel
        self.branch = branch
        self.policy = policy
        self.standards = standards
        self.branches = branches
    }

    /// The rules of that panel as the scheme has them; `nil` when the scheme has no such panel.
    public init?(panel: PanelID, in scheme: Scheme) {
        guard let branch = scheme.branch(of: panel), let policy = scheme.policy(of: branch) else { return nil }
        let standards = Dictionary(scheme.standards.map { ($0.id, $0) }) { first, _ in first }
        let branches = Dictionary(scheme.branches.map { ($0.id, $0) }) { first, _ in first }
        self.init(panel: panel, branch: branch, policy: policy, standards: standards, branches: branches)
    }

    /// The kinds of certificate that the panel decides.
    public var certificateKinds: Set<CertificateKindID> { Set(standards.values.map(\.certificateKind)) }

    /// A message for another panel is refused, and told which one (specification, step 5).
    func isOwn(_ panel: PanelID) -> Refusal? {
        panel == self.panel ? nil : Refusal("heldElsewhere", ["holder": "jury.\(panel)"])
    }
}
