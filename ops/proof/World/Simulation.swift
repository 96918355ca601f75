import Foundation
import Messaging

/// The whole system under a seed: the same seed, the same world, step for step.
public enum Simulation {
    /// What became of a world.
    public struct Result: Sendable, Equatable {
        /// The seed that makes it again.
        public var seed: UInt64
        /// What was wrong at the end; empty when everything held.
        public var faults: [String]
        /// What is known not to come out after stores were restored: people who give up, an event that nobody has.
        public var excused: [String]
        /// What happened, where it was to be kept.
        public var trace: [String]
        /// Steps taken.
        public var steps: Int
        /// Commands that people wanted done, and those that were answered.
        public var requested: Int
        /// Commands that were answered.
        public var acknowledged: Int
        /// Processes that died.
        public var crashes: Int
        /// Where faults struck.
        public var coverage: Coverage
        /// The faults that this world had.
        public var kinds: [FaultKind]

        /// Whether nothing was wrong.
        public var holds: Bool { faults.isEmpty }

        /// The seed and what was wrong, to be read and run again.
        public var description: String {
            holds
                ? "seed \(seed): holds, \(steps) steps, \(acknowledged) of \(requested) commands, \(crashes) crashes"
                : "seed \(seed) FAILS with \(kinds.map(\.rawValue).joined(separator: ", ")):\n  "
                    + faults.joined(separator: "\n  ")
        }
    }

    /// Makes the world of that seed and lets it live until everything has come to rest.
    public static func run(
        _ system: any SimulatedSystem,
        seed: UInt64,
        options: SimulationOptions = SimulationOptions(),
        templates: StoreTemplates = StoreTemplates()
    ) throws -> Result {
        let world = try World(system, seed: seed, options: options, templates: templates)
        var faults: [String]
        do {
            try world.live()
            faults = try world.comeToRest()
        } catch let failure as SimulationFailure {
            faults = failure.faults
        } catch {
            faults = ["thrown: \(error)"]
        }
        return Result(
            seed: seed,
            faults: faults,
            excused: world.excused + world.driver.excused(world.sight),
            trace: world.trace,
            steps: world.step,
            requested: world.people.requested,
            acknowledged: world.people.acknowledged,
            crashes: world.crashes,
            coverage: world.coverage,
            kinds: world.faults.sorted()
        )
    }
}

/// Empty stores, made once and copied for each world. Used by one thread.
public final class StoreTemplates {
    private var made: [String: Store] = [:]

    /// None yet.
    public init() {}

    /// A new store, in memory or as a file of that folder.
    func store(_ name: String, in folder: StoreFolder?) throws -> Store {
        let template = try made[name] ?? Store(inMemory: name)
        made[name] = template
        guard let folder else { return try Store(inMemoryCopyOf: template) }
        try template.backup(to: folder.file(name))
        return try Store(name: name, path: folder.file(name))
    }
}
