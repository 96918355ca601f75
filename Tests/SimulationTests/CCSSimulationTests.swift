import CCSSimulation
import Campaign
import Contracts
import Demonstration
import Messaging
import Scheme
import SchemeLoading
import Simulation
import Testing

/// Worlds of the four services, with a campaign's people. `ccs-proof simulate <seed>` runs one again, with `--trace` it
/// shows what happened in it.
@Suite struct CCSSimulationTests {
    let scheme: Scheme
    let system: CCSSystem

    init() throws {
        scheme = try SchemeLoader.bundled()
        system = CCSSystem(scheme, lives: try Demonstration.lives())
    }

    private var options: SimulationOptions {
        var options = SimulationOptions()
        options.steps = CCSSystem.steps
        return options
    }

    @Test(
        "Chaque dossier arrive à une seule fin, une attestation par octroi, quoi qu’il arrive",
        arguments: [UInt64(1), 21]
    )
    func everySeedHolds(first: UInt64) throws {
        let templates = StoreTemplates()
        for seed in first..<(first + 20) {
            let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
            #expect(result.holds, "\(result.description)")
            // Besides what was due while nobody looked, only a restore is an excuse.
            let others = result.excused.filter { !$0.contains("fell due while nobody had looked") }
            if !others.isEmpty { #expect(result.kinds.contains(.restore)) }
        }
    }

    @Test("Après une restauration, les journaux se rejoignent et aucun dossier n’a deux fins")
    func restoredStores() throws {
        var options = options
        options.always = [.restore]
        let templates = StoreTemplates()
        for seed in UInt64(1001)...1020 {
            let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
            #expect(result.holds, "\(result.description)")
        }
    }

    @Test("Retrait contre décision: l’un ou l’autre l’emporte, jamais les deux")
    func withdrawalAgainstDecision() throws {
        var options = options
        options.always = [.reorder, .crash]
        options.faults = []
        options.trace = true
        let templates = StoreTemplates()
        var answers: [String] = []
        for seed in UInt64(4001)...4040 {
            let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
            #expect(result.holds, "\(result.description)")
            answers += result.trace.filter { $0.contains("people: withdrawal of ") && $0.contains("←") }
        }
        #expect(answers.contains { $0.contains("← accepted") })
        #expect(answers.contains { $0.contains("← refused") })
    }

    @Test("Rapporté pendant les signatures: le certificat s'annule avant sa délivrance, ou délivré, sur demande")
    func rescissionAgainstIssue() throws {
        let racing = CCSSystem(scheme, lives: CCSSystem.races(scheme), onlyLives: true)
        var options = options
        options.always = [.reorder, .crash]
        options.trace = true
        let templates = StoreTemplates()
        var (rescinded, revoked) = (0, 0)
        for seed in UInt64(5001)...5030 {
            let result = try Simulation.run(racing, seed: seed, options: options, templates: templates)
            #expect(result.holds, "\(result.description)")
            rescinded += result.trace.count { $0.contains("people: ") && $0.contains(" jury.rescind-decision") }
            revoked += result.trace.count { $0.contains("people: ") && $0.contains(" certification.revoke") }
        }
        // Each of the two comes first in some of them.
        #expect(revoked > 0 && revoked < rescinded)
    }

    @Test("Une certification qui n'apprend pas qu'une décision est rapportée se voit")
    func unheardRescission() throws {
        let racing = CCSSystem(
            scheme,
            lives: CCSSystem.races(scheme),
            onlyLives: true,
            planted: .rescissionUnheard
        )
        var options = options
        options.faults = []
        let result = try Simulation.run(racing, seed: 1, options: options)
        #expect(result.faults.contains { $0.contains("never voided") || $0.contains("nobody was asked to revoke") })
    }

    @Test("Les vies de la démonstration tiennent sous les pannes, chacune")
    func livesOfTheDemonstration() throws {
        let lives = try Demonstration.lives()
        let templates = StoreTemplates()
        for (place, life) in lives.enumerated() {
            var options = options
            options.files = 2...2
            let system = CCSSystem(scheme, lives: [life], onlyLives: true)
            let seed = UInt64(7001 + place)
            let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
            #expect(result.holds, "\(life.name): \(result.description)")
        }
    }

    @Test("Des graines partagées entre des processus sont les mêmes")
    func shares() {
        let run = SeedRun(from: 5, through: 104)
        #expect(run.shares.reduce(0) { $0 + $1.count } == 100)
        #expect(SeedRun(from: 1, through: 3).shares.count == 1)
        #expect(SeedRun(from: 4, through: 3).count == 0)
    }

    @Test("Les pannes frappent à chaque étape, de l’inscription aux signatures")
    func everyStageIsStruck() throws {
        var options = options
        options.always = [.crash, .trap, .restore]
        options.faults = [.connectionLost, .diskFull]
        let templates = StoreTemplates()
        var coverage = Coverage()
        for seed in UInt64(3001)...3040 {
            let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
            #expect(result.holds, "\(result.description)")
            coverage.add(result.coverage)
        }
        for stage in CCSSystem.stages {
            #expect(coverage.count(.crash, at: stage) > 0, "no process died at \(stage)")
        }
        // Restores and traps are rare: most stages, the late ones among them.
        for kind in [FaultKind.restore, .trap] {
            let struck = CCSSystem.stages.filter { coverage.count(kind, at: $0) > 0 }
            #expect(struck.count > CCSSystem.stages.count / 2, "\(kind): \(struck)")
            #expect(!Set(struck).isDisjoint(with: CCSSystem.stages.suffix(4)), "\(kind): \(struck)")
        }
    }

    @Test("Une graine rejouée refait le même monde, pas à pas", arguments: [UInt64(4), 12])
    func sameSeedSameWorld(seed: UInt64) throws {
        var options = options
        options.trace = true
        let first = try Simulation.run(system, seed: seed, options: options)
        #expect(first.trace.count > 50)
        #expect(try Simulation.run(system, seed: seed, options: options) == first)
    }

    @Test("Sans panne, chaque dossier finit comme prévu")
    func calmWorld() throws {
        var options = options
        options.faults = []
        let templates = StoreTemplates()
        for seed in UInt64(1)...5 {
            let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
            #expect(result.holds, "\(result.description)")
            #expect(result.crashes == 0)
            #expect(result.acknowledged == result.requested)
        }
    }

    @Test("Une liaison absente, sans audit: confirmé n’est pas délivré, et cela se voit")
    func missingBindingWithoutAudit() throws {
        var options = options
        options.faults = []
        options.always = [.bindingMissing]
        options.audits = false
        let templates = StoreTemplates()
        let caught = try (UInt64(1)...60).first { seed in
            try !Simulation.run(system, seed: seed, options: options, templates: templates).holds
        }
        let seed = try #require(caught)
        options.audits = true
        let mended = try Simulation.run(system, seed: seed, options: options, templates: templates)
        #expect(mended.holds, "\(mended.description)")
    }

    @Test(
        "Une garde ôtée se voit aussi ici: le contrôle échoue sous une graine au moins",
        arguments: zip(
            [Weakness.inboxOff, .acknowledgeBeforeCommit, .cursorBeforeConfirm, .transactionUnchecked],
            [[FaultKind.duplicate, .lostCommand], [.crash], [.crash, .connectionLost], [.diskFull]]
        )
    )
    func controlsFail(weakness: Weakness, always: [FaultKind]) throws {
        var options = options
        options.weakness = weakness
        options.faults = []
        options.always = Set(always)
        let templates = StoreTemplates()
        let caught = try (UInt64(1)...40).first { seed in
            try !Simulation.run(system, seed: seed, options: options, templates: templates).holds
        }
        let seed = try #require(caught)
        options.weakness = nil
        let sound = try Simulation.run(system, seed: seed, options: options, templates: templates)
        #expect(sound.holds, "\(sound.description)")
    }
}
