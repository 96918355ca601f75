import ArgumentParser
import CCSSimulation
import Demonstration
import Operation
import Simulation

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Runs the whole system in one process, under many seeds.",
        discussion: """
            A world a seed: the four services, a broker that delays, doubles, reorders and drops, processes that die between \
            any two steps, disks that fill. A seed that fails is printed, and fails again when it is run alone. The \
            seeds are split among as many processes as there are processors.

            Exit codes: 0 every seed held; 1 one did not.
            """
    )

    @Option(help: "How many seeds.")
    var seeds = 100

    @Option(help: "The first of them.")
    var from: UInt64 = 1

    @Flag(help: "Print what happens in each world.")
    var trace = false

    @Option(help: .hidden)
    var every: UInt64?

    func run() async throws {
        try await plainly {
            guard seeds > 0 else { throw ValidationError("--seeds is more than 0") }
            let run = SeedRun(from: from, through: from + UInt64(seeds) - 1, every: every ?? 1)
            guard every == nil, run.shares.count > 1 else {
                let failed = try runHere(run)
                if every != nil { throw ExitCode(Int32(min(failed, 255))) }
                return try end(failed)
            }
            try end(
                try run.inProcesses { share in
                    ["simulate", "--from", "\(share.first)", "--every", "\(share.every)"]
                        + ["--seeds", "\(share.last - share.first + 1)"] + (trace ? ["--trace"] : [])
                }
            )
        }
    }

    private func end(_ failed: Int) throws {
        Output.line("\(seeds) seeds, \(failed) failed")
        if failed > 0 { throw ExitCode(1) }
    }

    /// How many fail.
    private func runHere(_ run: SeedRun) throws -> Int {
        let system = CCSSystem(try Surroundings().scheme(), lives: try Demonstration.lives())
        var options = SimulationOptions()
        options.steps = CCSSystem.steps
        options.trace = trace
        var done = 0
        let (failed, coverage) = try run.here(system, options: options) { result in
            for line in result.trace { Output.line(line) }
            if !result.holds || run.count == 1 { Output.text(result.description) }
            done += 1
            if every == nil { Output.passing("\(done) of \(run.count) seeds") }
        }
        if every == nil { Output.passing("") }
        for line in coverage.lines(stages: CCSSystem.stages) { Output.line("from \(from), struck by \(line)") }
        return failed
    }
}
