import Foundation

/// Many worlds, one seed each: what `ccs-proof simulate` runs.
public struct SeedRun: Sendable {
    /// The first seed.
    public var first: UInt64
    /// No seed after that one.
    public var last: UInt64
    /// One seed in so many: what is left of a share of them.
    public var every: UInt64 = 1

    /// From a seed to a seed.
    public init(from first: UInt64, through last: UInt64, every: UInt64 = 1) {
        self.first = first
        self.last = last
        self.every = max(1, every)
    }

    /// How many seeds.
    public var count: Int { first > last ? 0 : Int((last - first) / every) + 1 }

    /// Runs them in this process; how many fail, and where faults struck. `tell` is given each world.
    public func here(
        _ system: any SimulatedSystem,
        options: SimulationOptions,
        tell: (Simulation.Result) -> Void
    ) throws -> (failed: Int, coverage: Coverage) {
        let templates = StoreTemplates()
        var (failed, coverage) = (0, Coverage())
        for seed in stride(from: first, through: last, by: Int(every)) {
            let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
            tell(result)
            failed += result.holds ? 0 : 1
            coverage.add(result.coverage)
        }
        return (failed, coverage)
    }

    /// The shares of as many processes as there are processors: SQLite's allocator is one per process, and threads would
    /// wait for one another there. A single share where that is not worth it.
    public var shares: [SeedRun] {
        let processors = UInt64(max(1, ProcessInfo.processInfo.activeProcessorCount))
        guard every == 1, count >= 8, processors > 1 else { return [self] }
        return (0..<processors).map { SeedRun(from: first + $0, through: last, every: processors) }
    }

    /// Runs each share in a process of this same program, which is started with these arguments and exits with the number
    /// of seeds that failed, 255 at most; how many failed in all. A process that dies counts as one.
    public func inProcesses(arguments: (SeedRun) -> [String]) throws -> Int {
        let children = try shares.map { share in
            let child = Process()
            child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            child.arguments = arguments(share)
            try child.run()
            return child
        }
        return children.reduce(0) { sum, child in
            child.waitUntilExit()
            return sum + (child.terminationReason == .exit ? Int(child.terminationStatus) : 1)
        }
    }
}
