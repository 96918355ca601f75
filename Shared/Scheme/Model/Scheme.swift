public import Contracts

/// All reference data that the services work with: kinds, standards, branches and their policies.
///
/// One immutable value, loaded at start. Its digest goes with every event; two services whose digests differ are
/// not working with the same rules.
public struct Scheme: Sendable, Equatable {
    /// The kinds of certificates, by code.
    public let kinds: [CertificateKind]
    /// The assessment standards, by code.
    public let standards: [AssessmentStandard]
    /// The occupational standards, by code.
    public let occupationalStandards: [OccupationalStandard]
    /// The branches, by code.
    public let branches: [Branch]
    /// The digest of the files that all this was read from, in hexadecimal (SHA-256).
    public let digest: String
    /// Every panel of every branch, branch by branch.
    public let panels: [PanelID]

    private let kindsByID: [CertificateKindID: CertificateKind]
    private let standardsByID: [StandardID: AssessmentStandard]
    private let standardsByKind: [CertificateKindID: [AssessmentStandard]]
    private let branchesByID: [BranchID: Branch]
    private let branchByPanel: [PanelID: BranchID]
    private let policies: [BranchID: BranchPolicy]

    /// A scheme out of parts that agree with each other, as the loader checks.
    public init(
        kinds: [CertificateKind],
        standards: [AssessmentStandard],
        occupationalStandards: [OccupationalStandard] = [],
        branches: [Branch],
        policies: [BranchID: BranchPolicy],
        digest: String
    ) {
        self.kinds = kinds.sorted { $0.id < $1.id }
        self.standards = standards.sorted { $0.id < $1.id }
        self.occupationalStandards = occupationalStandards.sorted { $0.id < $1.id }
        self.branches = branches.sorted { $0.id < $1.id }
        self.policies = policies
        self.digest = digest
        panels = self.branches.flatMap(\.panels)
        kindsByID = Dictionary(kinds.map { ($0.id, $0) }) { first, _ in first }
        standardsByID = Dictionary(standards.map { ($0.id, $0) }) { first, _ in first }
        standardsByKind = Dictionary(grouping: standards.sorted { $0.inForceFrom < $1.inForceFrom }) {
            $0.certificateKind
        }
        branchesByID = Dictionary(branches.map { ($0.id, $0) }) { first, _ in first }
        branchByPanel = Dictionary(
            self.branches.flatMap { branch in branch.panels.map { ($0, branch.id) } }
        ) { first, _ in first }
    }

    /// The kind of certificate of that code; `nil` when there is none.
    public func kind(_ id: CertificateKindID) -> CertificateKind? { kindsByID[id] }

    /// The assessment standard of that code, in force or not: a file stays on the one that it was accepted under.
    public func standard(_ id: StandardID) -> AssessmentStandard? { standardsByID[id] }

    /// The assessment standard under which a file of that kind is accepted on that day: the latest that is in force;
    /// `nil` when none is yet.
    public func standard(inForce kind: CertificateKindID, on day: Day) -> AssessmentStandard? {
        standardsByKind[kind]?.last { $0.inForceFrom <= day }
    }

    /// The branch of that code; `nil` when there is none.
    public func branch(_ id: BranchID) -> Branch? { branchesByID[id] }

    /// The policy of a branch; `nil` when there is no such branch.
    public func policy(of branch: BranchID) -> BranchPolicy? { policies[branch] }

    /// For how many years it is kept who read a personal file: as the branch's policy says, and where it is of no branch,
    /// as the longest one does.
    public func readingYears(of branch: BranchID?) -> Int {
        branch.flatMap { policies[$0] }?.retention.readingLog ?? policies.values.map(\.retention.readingLog).max() ?? 1
    }

    /// The panels of a branch, in the order of its data; none when there is no such branch.
    public func panels(of branch: BranchID) -> [PanelID] { branchesByID[branch]?.panels ?? [] }

    /// The branch whose panel that is; `nil` when there is no such panel.
    public func branch(of panel: PanelID) -> BranchID? { branchByPanel[panel] }

    /// The kinds that a branch is joined to on that day, by code.
    public func kinds(joinedBy branch: BranchID, on day: Day) -> [CertificateKindID] {
        guard let branch = branchesByID[branch] else { return [] }
        return kinds.map(\.id).filter { branch.hasJoined($0, on: day) }
    }

    /// The panel that a file of that branch is transmitted to, by the branch's policy (specification, step 5).
    ///
    /// - Parameter department: the department of the assessment company, as `75`.
    /// - Parameter openFiles: how many files each panel has before it; only `leastLoaded` looks at it.
    /// - Returns: `nil` when there is no such branch, or it has no panel.
    public func panel(
        for dossier: DossierID,
        of branch: BranchID,
        department: String?,
        openFiles: [PanelID: Int] = [:]
    ) -> PanelID? {
        guard let assignment = policies[branch]?.transmission.panelAssignment else { return nil }
        return assignment.panel(
            for: dossier,
            among: panels(of: branch),
            department: department,
            openFiles: openFiles
        )
    }

    /// Two schemes with the same parts and digest are the same; the index follows from the parts.
    public static func == (left: Scheme, right: Scheme) -> Bool {
        left.digest == right.digest && left.kinds == right.kinds && left.standards == right.standards
            && left.occupationalStandards == right.occupationalStandards && left.branches == right.branches
            && left.policies == right.policies
    }
}
