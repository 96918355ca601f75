import Contracts
import Scheme
import Testing

/// Which panel a file goes to.
struct PanelAssignmentTests {
    let panels: [PanelID] = ["a", "b", "c"]

    private func choice(
        _ assignment: PanelAssignment,
        _ dossier: DossierID = "D-1",
        department: String? = nil,
        openFiles: [PanelID: Int] = [:]
    ) -> PanelID? {
        assignment.panel(for: dossier, among: panels, department: department, openFiles: openFiles)
    }

    @Test("Par répartition, chaque jury reçoit sa part, et un dossier toujours le même jury")
    func spread() throws {
        var counts: [PanelID: Int] = [:]
        for number in 1...3000 {
            let dossier = try #require(DossierID("D-\(number)"))
            let panel = try #require(choice(.spread, dossier))
            counts[panel, default: 0] += 1
        }
        for panel in panels { #expect((800...1200).contains(counts[panel, default: 0]), "\(counts)") }
        // Fixed values: a restart, or another machine, must not send a file elsewhere.
        let dossiers: [DossierID] = ["D-1", "D-2", "D-3", "D-4", "D-5", "D-6", "D-7", "D-8"]
        #expect(dossiers.map { choice(.spread, $0) } == ["b", "a", "b", "c", "b", "c", "b", "c"])
    }

    @Test("Au moins chargé, le premier des jurys à égalité")
    func leastLoaded() {
        #expect(choice(.leastLoaded) == "a")
        #expect(choice(.leastLoaded, openFiles: ["a": 1, "b": 1]) == "c")
        #expect(choice(.leastLoaded, openFiles: ["a": 2, "b": 1, "c": 1]) == "b")
    }

    @Test("Par département, les autres départements allant au jury nommé")
    func byDepartment() {
        let assignment = PanelAssignment.byDepartment(["75": "b"], others: "c")
        #expect(choice(assignment, department: "75") == "b")
        #expect(choice(assignment, department: "13") == "c")
        #expect(choice(assignment) == "c")
    }

    @Test("Sans jury, il n'y a pas de choix")
    func noPanel() {
        for assignment in [PanelAssignment.spread, .leastLoaded, .byDepartment([:], others: "a")] {
            #expect(assignment.panel(for: "D-1", among: [], department: nil, openFiles: [:]) == nil)
        }
    }
}
