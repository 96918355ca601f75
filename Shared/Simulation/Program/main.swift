import CCSSimulation
import Demonstration
import Foundation
import Messaging
import Scheme
import SchemeLoading
import Simulation
import ToyServices

// simulate [toy] <first seed> [<last seed>] [trace] [race] [years | months] [WEAKNESS]: the worlds of those seeds; with
// `trace`, what happened in them; with `race`, every award is taken back while its certificate is signed; with `years`, each
// world goes on for years, with `months` none does, otherwise every fourth; with the name of a guard, it is taken away.
let words = Array(CommandLine.arguments.dropFirst())
let numbers = words.compactMap { UInt64($0) }
guard let first = numbers.first, numbers.dropFirst().first ?? first >= first else {
    print("simulate [toy] <first seed> [<last seed>] [trace] [race] [years | months] [WEAKNESS]")
    exit(64)
}
let isShare = numbers.count > 2
let run = SeedRun(
    from: first,
    through: numbers.dropFirst().first ?? first,
    every: numbers.dropFirst(2).first ?? 1
)

/// Runs the seeds in this process; how many fail.
func runHere() throws -> Int {
    var options = SimulationOptions()
    options.trace = words.contains("trace")
    options.years = words.contains("years") ? true : words.contains("months") ? false : nil
    options.weakness = words.lazy.compactMap { Weakness(rawValue: $0) }.first
    let system: any SimulatedSystem
    if words.contains("toy") {
        system = ToyScenario()
    } else {
        let scheme = try SchemeLoader.bundled()
        system =
            words.contains("race")
            ? CCSSystem(scheme, lives: CCSSystem.races(scheme), onlyLives: true)
            : CCSSystem(scheme, lives: try Demonstration.lives())
        options.steps = CCSSystem.steps
    }
    let (failed, coverage) = try run.here(system, options: options) { result in
        for line in result.trace { print(line) }
        if !result.holds || run.count == 1 { print(result.description) }
        for excused in result.excused { print("seed \(result.seed): excused: \(excused)") }
    }
    if !words.contains("toy") {
        for line in coverage.lines(stages: CCSSystem.stages) { print("from \(first) by \(run.every): \(line)") }
    }
    return failed
}

let began = Date()
let failed =
    isShare || run.shares.count == 1
    ? try runHere()
    : try run.inProcesses { share in
        words.filter { UInt64($0) == nil } + ["\(share.first)", "\(share.last)", "\(share.every)"]
    }
if !isShare {
    let (seconds, seeds) = (Date().timeIntervalSince(began), run.count)
    print("\(seeds) seeds, \(failed) fail, \(Int(seconds * 1000)) ms, \(Int(Double(seeds) / seconds * 60)) a minute")
}
exit(isShare ? Int32(min(failed, 255)) : failed == 0 ? 0 : 1)
