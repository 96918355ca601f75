public import Contracts
public import Scheme

/// The panel that a file goes to: one of its own branch, chosen as the branch's policy says (specification, step 5).
///
/// - Parameter panels: the branch's panels, in the order of its data.
/// - Parameter load: how many files each panel has before it; only the policy `leastLoaded` looks at it.
/// - Returns: `nil` when the branch has no panel.
public func panel(
    for file: FileForAssessment,
    among panels: [PanelID],
    _ policy: TransmissionPolicy,
    load: [PanelID: Int]
) -> PanelID? {
    policy.panelAssignment.panel(
        for: file.dossier,
        among: panels,
        department: file.company.postalDepartment,
        openFiles: load
    )
}
