import Contracts
import Messaging
import Simulation
import Testing
import ToyServices

/// Worlds of the toy services. What fails prints its seed; `ccs-proof simulate <seed> --toy --trace` shows what happened.
@Suite struct ToySimulationTests {
    @Test(
        "Tout finit une fois, quoi qu’il arrive: chaque graine tient",
        arguments: [UInt64(1), 51, 101, 151]
    )
    func everySeedHolds(first: UInt64) throws {
        let templates = StoreTemplates()
        for seed in first..<(first + 50) {
            let result = try Simulation.run(ToyScenario(), seed: seed, templates: templates)
            #expect(result.holds, "\(result.description)")
        }
    }

    @Test("Une graine rejouée refait le même monde, pas à pas", arguments: [UInt64(3), 210, 360, 740])
    func sameSeedSameWorld(seed: UInt64) throws {
        var options = SimulationOptions()
        options.trace = true
        let first = try Simulation.run(ToyScenario(), seed: seed, options: options)
        let second = try Simulation.run(ToyScenario(), seed: seed, options: options)
        #expect(first.trace.count > 50)
        #expect(first == second)
        let other = try Simulation.run(ToyScenario(), seed: seed + 1, options: options)
        #expect(other.trace != first.trace)
    }

    @Test("Sans panne, personne ne meurt, rien ne manque et chaque commande a sa réponse")
    func calmWorld() throws {
        var options = SimulationOptions()
        options.faults = []
        let templates = StoreTemplates()
        for seed in UInt64(1)...10 {
            let result = try Simulation.run(ToyScenario(), seed: seed, options: options, templates: templates)
            #expect(result.holds, "\(result.description)")
            #expect(result.crashes == 0)
            #expect(result.requested > 10)
        }
    }

    @Test(
        "Chaque liaison perdue, muette ou bloquée seule, à chaque pas: tout est confirmé, chaque dépôt a un seul preneur",
        arguments: [UInt64(2001), 2026]
    )
    func linksAlone(first: UInt64) throws {
        var options = SimulationOptions()
        options.always = [
            .connectionLost, .halfOpen, .slow, .blocked, .unsendable, .narrowWire, .confirmLost, .queueDeleted,
            .fileElsewhere,
        ]
        options.faults = [.crash, .brokerRestart]
        let templates = StoreTemplates()
        for seed in first..<(first + 25) {
            let result = try Simulation.run(ToyScenario(), seed: seed, options: options, templates: templates)
            #expect(result.holds, "\(result.description)")
        }
    }

    struct Control: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var weakness: Weakness?
        var always: Set<FaultKind>
        var faults: Set<FaultKind> = []
        var seeds: UInt64 = 60
    }

    // A missing binding is no control here: each event of the toys has one listener, so that it is returned, and
    // published again. See the four services' worlds for events with two.
    static let controls: [Control] = [
        Control(
            testDescription: "sans boîte de réception",
            weakness: .inboxOff,
            always: [.duplicate, .lostCommand]
        ),
        Control(
            testDescription: "acquitter avant d’écrire",
            weakness: .acknowledgeBeforeCommit,
            always: [.crash, .connectionLost]
        ),
        Control(
            testDescription: "déplacer le curseur avant la confirmation",
            weakness: .cursorBeforeConfirm,
            always: [.crash, .connectionLost]
        ),
        Control(
            testDescription: "dire la connexion perdue avant de vider ce qui l’attend, sans surveiller le relais",
            weakness: .lossReportedFirst,
            always: [.connectionLost]
        ),
        Control(
            testDescription: "ne pas surveiller le relais",
            weakness: .relayUnwatched,
            always: [.confirmLost]
        ),
        Control(
            testDescription: "croire l’horloge, quoi qu’elle dise",
            weakness: .clockBelieved,
            always: [.clockWrong]
        ),
        Control(
            testDescription: "ne pas regarder si la transaction tient",
            weakness: .transactionUnchecked,
            always: [.diskFull]
        ),
    ]

    @Test("Une garde ôtée se voit: le contrôle échoue sous une graine au moins", arguments: controls)
    func controlsFail(control: Control) throws {
        var options = SimulationOptions()
        options.weakness = control.weakness
        options.faults = control.faults
        options.always = control.always
        let templates = StoreTemplates()
        let caught = try (1...control.seeds).first { seed in
            try !Simulation.run(ToyScenario(), seed: seed, options: options, templates: templates).holds
        }
        #expect(caught != nil)
        // With the guard in place, the same worlds hold.
        options.weakness = nil
        let sound = try Simulation.run(ToyScenario(), seed: caught ?? 1, options: options, templates: templates)
        #expect(sound.holds, "\(sound.description)")
    }
}
