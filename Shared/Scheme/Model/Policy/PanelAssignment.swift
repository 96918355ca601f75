public import Contracts

/// How a branch with several panels chooses the one that a file goes to.
public enum PanelAssignment: Sendable, Equatable {
    /// By the department of the assessment company; the other departments go to one named panel.
    case byDepartment([String: PanelID], others: PanelID)
    /// The panel with the fewest files before it; of equals, the first in the order of the branch's data.
    case leastLoaded
    /// Evenly, by the file's identifier: the same file always goes to the same panel.
    case spread

    /// The panel for one file; `nil` when there is none to choose from.
    public func panel(
        for dossier: DossierID,
        among panels: [PanelID],
        department: String?,
        openFiles: [PanelID: Int]
    ) -> PanelID? {
        guard let first = panels.first else { return nil }
        switch self {
        case .byDepartment(let map, let others):
            let named = department.flatMap { map[$0] } ?? others
            return panels.contains(named) ? named : first
        case .leastLoaded:
            // `min` keeps the first of equals, which makes the choice repeatable.
            return panels.min { openFiles[$0, default: 0] < openFiles[$1, default: 0] }
        case .spread:
            return panels[Int(PanelAssignment.hash(dossier.value) % UInt64(panels.count))]
        }
    }

    // FNV-1a, and a final mix because its low bits follow the last byte too closely. Swift's own hash is seeded
    // anew in every process, and a file must not change panels with a restart.
    private static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        return hash ^ (hash >> 33)
    }
}
