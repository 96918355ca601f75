import ArgumentParser
import CCSSimulation
import Operation
import Simulation

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Runs the whole system in one process, under many seeds.",
        discussion: """
            A world a seed: the four services, a broker that delays, doubles, reorders and drops, processes that die between \
            any two steps, disks that fill. A seed that fails is printed, and fails again when it is run alone.

            Exit codes: 0 every seed held; 1 one did not.
            """
    )

    @Option(help: "How many seeds.")
    var seeds = 100

    @Option(help: "The first of them.")
    var from: UInt64 = 1

    @Flag(help: "Print what happens in each world.")
    var trace = false

    func run() async throws {
        try await plainly {
            guard seeds > 0 else { throw ValidationError("--seeds is more than 0") }
            let system = CCSSystem(try Surroundings().scheme())
            var options = SimulationOptions()
            options.steps = CCSSystem.steps
            options.trace = trace
            let templates = StoreTemplates()
            var failed = 0
            var coverage = Coverage()
            for seed in from..<(from + UInt64(seeds)) {
                let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
                for line in result.trace { Output.line(line) }
                if !result.holds || seeds == 1 { Output.line(result.description) }
                failed += result.holds ? 0 : 1
                coverage.add(result.coverage)
                Output.passing("\(seed - from + 1) of \(seeds) seeds, \(failed) failed")
            }
            Output.passing("")
            for line in coverage.lines(stages: CCSSystem.stages) { Output.line("struck by \(line)") }
            Output.line("\(seeds) seeds, \(failed) failed")
            if failed > 0 { throw ExitCode(1) }
        }
    }
}
