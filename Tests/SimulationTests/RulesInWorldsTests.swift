import CCSSimulation
import Demonstration
import Scheme
import SchemeLoading
import Simulation
import Testing

/// The rules, read again in the journals of whole worlds; each check fails where the journals are tampered with.
@Suite struct RulesInWorldsTests {
    static let tellTales: [(Tampering, String)] = [
        (.reminders, "nobody was reminded"), (.accreditations, "without an accreditation in force"),
        (.suspensions, "designated while suspended"), (.declarations, "without declaring no tie"),
        (.booklets, "has not signed what was transmitted"), (.elements, "is missing"),
        (.recusals, "votes of"), (.ballots, "votes of"), (.signatures, "without both signatures"),
    ]

    @Test("Chaque règle relue dans les journaux se voit enfreinte quand ils sont altérés", arguments: tellTales)
    func tampered(how: Tampering, tellTale: String) throws {
        let scheme = try SchemeLoader.bundled()
        var options = SimulationOptions()
        options.steps = CCSSystem.steps
        options.years = true
        options.faults = []
        options.files = 2...3
        let templates = StoreTemplates()
        let system = CCSSystem(scheme, lives: try Demonstration.lives(), planted: .journals(how))
        let caught = try (UInt64(8001)...8012).first { seed in
            try Simulation.run(system, seed: seed, options: options, templates: templates)
                .faults.contains { $0.contains(tellTale) }
        }
        let seed = try #require(caught)
        let untouched = CCSSystem(scheme, lives: try Demonstration.lives())
        let result = try Simulation.run(untouched, seed: seed, options: options, templates: templates)
        #expect(result.holds, "\(result.description)")
    }
}
