import CCSSimulation
import Contracts
import Demonstration
import Messaging
import Scheme
import SchemeLoading
import Simulation
import Testing

/// Worlds that go on for years after their files have ended. Their stores are files, and their bytes are searched.
@Suite struct YearsTests {
    let scheme: Scheme

    init() throws { scheme = try SchemeLoader.bundled() }

    private func options(always: Set<FaultKind> = [], weakness: Weakness? = nil) -> SimulationOptions {
        var options = SimulationOptions()
        options.steps = CCSSystem.steps
        options.years = true
        options.always = always
        options.weakness = weakness
        return options
    }

    private func system(_ planted: CCSSystem.PlantedFault? = nil) throws -> CCSSystem {
        CCSSystem(scheme, lives: try Demonstration.lives(), planted: planted)
    }

    @Test(
        "Le terme passé, nul octet d’un registre ne dit plus rien de la personne, malgré pannes, doublons et restaurations",
        arguments: [UInt64(6001), 6007]
    )
    func nothingIsLeft(first: UInt64) throws {
        let templates = StoreTemplates()
        var options = options(always: [.crash, .duplicate, .restore, .erasure])
        options.trace = true
        var searched = 0
        for seed in first..<(first + 3) {
            let result = try Simulation.run(try system(), seed: seed, options: options, templates: templates)
            #expect(result.holds, "\(result.description)")
            searched += result.trace.count { $0.contains("looks for what is gone") }
        }
        #expect(searched > 0)
    }

    /// What a process leaves in its file that dies before that is rewritten: see `RewritingTests.bytesAfterACrash`.
    @Test("Ce qu’un registre garde à tort se voit: un message en attente")
    func leftOvers() throws {
        let (weakness, always) = (Weakness.parkedNotErased, Set<FaultKind>())
        let templates = StoreTemplates()
        let system = try system()
        let caught = try (UInt64(1)...60).first { seed in
            try Simulation.run(
                system,
                seed: seed,
                options: options(always: always, weakness: weakness),
                templates: templates
            ).faults.contains { $0.contains("still has") }
        }
        let seed = try #require(caught)
        let sound = try Simulation.run(system, seed: seed, options: options(always: always), templates: templates)
        #expect(sound.holds, "\(sound.description)")
    }

    @Test("Un jury qui n’apprend pas qu’un terme est passé se voit")
    func unheardTerm() throws {
        let templates = StoreTemplates()
        let system = try system(.retentionUnheard)
        let caught = try (UInt64(1)...12).contains { seed in
            try Simulation.run(system, seed: seed, options: options(), templates: templates)
                .faults.contains { $0.hasPrefix("jury.") && $0.contains("still has") }
        }
        #expect(caught)
    }
}
