import ArgumentParser
import CCSSimulation
import Demonstration
import Foundation
import Messaging
import OperatorClient
import Simulation
import ToyServices

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

    enum Length: String, EnumerableFlag {
        case years, months

        static func help(for value: Length) -> ArgumentHelp? {
            value == .years
                ? "Each world goes on for years; without, every fourth does." : "No world goes on for years."
        }
    }

    @Argument(help: "The first seed.") var first: UInt64
    @Argument(help: "The last seed; the first, when it is left out.") var last: UInt64?
    @Flag var length: Length?
    @Flag(help: "Print what happens in each world.") var trace = false
    @Flag(help: "The two toy services instead of the four.") var toy = false
    @Flag(help: "Every award is taken back while its certificate is signed.") var race = false
    @Option(help: "A guard to be taken away, by its name in the code: for showing what it is for.") var without: String?
    @Option(help: .hidden) var every: UInt64?

    private var run: SeedRun { SeedRun(from: first, through: last ?? first, every: every ?? 1) }

    func validate() throws {
        guard first <= last ?? first else { throw ValidationError("the last seed is not before the first") }
        guard let without, Weakness(rawValue: without) == nil else { return }
        throw ValidationError(
            "there is no guard \(without): \(Weakness.allCases.map(\.rawValue).joined(separator: ", "))"
        )
    }

    func run() async throws {
        try await plainly {
            guard every == nil, run.shares.count > 1 else {
                let failed = try runHere()
                if every != nil { throw ExitCode(Int32(min(failed, 255))) }
                return try end(failed, in: nil)
            }
            let began = Date()
            let failed = try run.inProcesses { share in
                ["simulate", "\(share.first)", "\(share.last)", "--every", "\(share.every)"] + options
            }
            try end(failed, in: Date().timeIntervalSince(began))
        }
    }

    /// What the process of a share is told besides.
    private var options: [String] {
        (length.map { ["--\($0.rawValue)"] } ?? []) + (trace ? ["--trace"] : []) + (toy ? ["--toy"] : [])
            + (race ? ["--race"] : []) + (without.map { ["--without", $0] } ?? [])
    }

    private func end(_ failed: Int, in seconds: Double?) throws {
        let rate = seconds.map { ", \(Int(Double(run.count) / $0 * 60)) a minute" } ?? ""
        Output.line("\(run.count) seed\(run.count == 1 ? "" : "s"), \(failed) failed\(rate)")
        if failed > 0 { throw ExitCode(1) }
    }

    private func system(_ options: inout SimulationOptions) throws -> any SimulatedSystem {
        if toy { return ToyScenario() }
        options.steps = CCSSystem.steps
        let scheme = try Surroundings().scheme()
        return race
            ? CCSSystem(scheme, lives: CCSSystem.races(scheme), onlyLives: true)
            : CCSSystem(scheme, lives: try Demonstration.lives())
    }

    /// How many fail.
    private func runHere() throws -> Int {
        var options = SimulationOptions()
        options.trace = trace
        options.years = length.map { $0 == .years }
        options.weakness = without.flatMap { Weakness(rawValue: $0) }
        let system = try system(&options)
        var done = 0
        let (failed, coverage) = try run.here(system, options: options) { result in
            for line in result.trace { Output.line(line) }
            if !result.holds || run.count == 1 { Output.text(result.description) }
            for excused in result.excused { Output.line("seed \(result.seed): excused: \(excused)") }
            done += 1
            if every == nil { Output.passing("\(done) of \(run.count) seeds") }
        }
        if every == nil { Output.passing("") }
        guard !toy else { return failed }
        for line in coverage.lines(stages: CCSSystem.stages) { Output.line("from \(first), struck by \(line)") }
        return failed
    }
}
