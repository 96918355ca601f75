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
        (.lapses, "without an accreditation in force"), (.removals, "without an accreditation in force"),
        (.resignations, "without an accreditation in force"),
        (.booklets, "has not signed what was transmitted"), (.elements, "is missing"),
        (.recusals, "votes of"), (.ballots, "votes of"), (.signatures, "without both signatures"),
    ]

    @Test("Chaque règle relue dans les journaux se voit enfreinte quand ils sont altérés", arguments: tellTales)
    func tampered(how: Tampering, tellTale: String) throws {
        var options = SimulationOptions()
        options.years = true
        options.faults = []
        options.files = 2...3
        try expect(tellTale, of: how, options, seeds: 8001...8040)
    }

    /// Read in what was there before a restore, and in what was done again.
    static let tellTalesOfRestored: [(Tampering, String)] = [
        (.accreditations, "without an accreditation in force"), (.declarations, "without declaring no tie"),
        (.ballots, "votes of"), (.signatures, "without both signatures"), (.reminders, "nobody was reminded"),
    ]

    @Test("Là où un registre a été restauré aussi, chaque règle enfreinte se voit", arguments: tellTalesOfRestored)
    func restored(how: Tampering, tellTale: String) throws {
        var options = SimulationOptions()
        options.years = how == .reminders
        options.always = [.restore]
        options.faults = []
        try expect(tellTale, of: how, options, seeds: 8101...8120) { $0.excused.contains { $0.contains("came back") } }
    }

    @Test("Au fil des ans, on désigne en vain qui n'est plus habilité, est suspendu, ou n'a pas rendu compte")
    func refusedDesignations() throws {
        var options = SimulationOptions()
        options.steps = CCSSystem.steps
        options.years = true
        options.trace = true
        let system = CCSSystem(try SchemeLoader.bundled(), lives: try Demonstration.lives())
        let templates = StoreTemplates()
        var missing: Set<String> = [
            "refused(accreditationInForceOnObservationDay", "refused(noPrecautionarySuspension",
            "refused(overdueReportBarsDesignation", "evaluation.decide-removal.v1", "refused(evaluatorIsHeard",
            "evaluation.decide-renewal.v1", "evaluation.resign-accreditation.v1",
            "evaluation.issue-accreditation-letter.v1", "evaluation.lift-suspension.v1",
        ]
        for seed in UInt64(8201)...8260 where !missing.isEmpty {
            let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
            #expect(result.holds, "\(result.description)")
            missing = missing.filter { wanted in !result.trace.contains { $0.contains(wanted) } }
        }
        #expect(missing.isEmpty)
    }

    /// Under one of these seeds what is planted is seen, and without it that world holds.
    private func expect(
        _ tellTale: String,
        of how: Tampering,
        _ options: SimulationOptions,
        seeds: ClosedRange<UInt64>,
        where isMeant: (Simulation.Result) -> Bool = { _ in true }
    ) throws {
        let scheme = try SchemeLoader.bundled()
        var options = options
        options.steps = CCSSystem.steps
        let templates = StoreTemplates()
        let system = CCSSystem(scheme, lives: try Demonstration.lives(), planted: .journals(how))
        let caught = try seeds.first { seed in
            let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
            return isMeant(result) && result.faults.contains { $0.contains(tellTale) }
        }
        let seed = try #require(caught)
        let untouched = CCSSystem(scheme, lives: try Demonstration.lives())
        let result = try Simulation.run(untouched, seed: seed, options: options, templates: templates)
        #expect(result.holds, "\(result.description)")
    }
}
