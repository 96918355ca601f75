import Contracts
import Scheme

/// Reads how a branch chooses among its panels.
struct PanelAssignmentReader {
    /// The panels of that branch; `nil` when they could not be read, and then none is called unknown.
    let panels: Set<PanelID>?

    func read(_ place: Cursor) -> PanelAssignment? {
        switch place.scalar {
        case "spread": return .spread
        case "leastLoaded": return .leastLoaded
        case .some(let text):
            place.report(
                .notAllowed,
                found: text,
                expected: "spread, leastLoaded, or a mapping with byDepartment and others"
            )
            return nil
        case nil: break
        }
        return place.mapping { m in
            var departments: [String: PanelID] = [:]
            _ = m["byDepartment"]?.mapping { map -> Bool? in
                for (department, entry) in map.entries() {
                    if !isDepartment(department) {
                        entry.report(
                            .notAllowed,
                            found: department,
                            expected: "a department, as \"75\", \"2A\" or \"974\""
                        )
                    } else if let panel = panel(entry) {
                        departments[department] = panel
                    }
                }
                return true
            }
            guard let others = panel(m["others"]) else { return nil }
            return .byDepartment(departments, others: others)
        }
    }

    private func panel(_ place: Cursor?) -> PanelID? {
        guard let place, let panel = place.identifier(Kind.Panel.self) else { return nil }
        if let panels, !panels.contains(panel) {
            place.report(
                .unknownReference,
                found: panel.value,
                expected: "a panel of the branch: \(panels.sorted().map(\.value).joined(separator: ", "))"
            )
        }
        return panel
    }

    // 01 to 95 with 2A and 2B for Corsica, 971 to 989 overseas.
    private func isDepartment(_ text: String) -> Bool {
        if text == "2A" || text == "2B" { return true }
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text) else { return false }
        return text.count == 2 ? (1...95).contains(number) : text.count == 3 && (971...989).contains(number)
    }
}
