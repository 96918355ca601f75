import CCSSimulation
import Foundation
import Scheme
import SchemeLoading
import Simulation
import ToyServices

// simulate [toy] <first seed> [<last seed>] [trace]: the worlds of those seeds; with `trace`, what happened in them.
// Seeds are split among as many processes as there are processors: SQLite's allocator is one per process, and threads
// would wait for one another there.
let words = Array(CommandLine.arguments.dropFirst())
let numbers = words.compactMap { UInt64($0) }
guard let first = numbers.first, numbers.dropFirst().first ?? first >= first else {
    print("simulate [toy] <first seed> [<last seed>] [trace]")
    exit(64)
}
let last = numbers.dropFirst().first ?? first
let step = numbers.dropFirst(2).first ?? 1

/// Runs every `step`th seed in this process; how many fail.
func runHere() throws -> Int32 {
    var options = SimulationOptions()
    options.trace = words.contains("trace")
    let system: any SimulatedSystem
    if words.contains("toy") {
        system = ToyScenario()
    } else {
        system = CCSSystem(try SchemeLoader.bundled())
        options.steps = CCSSystem.steps
    }
    let templates = StoreTemplates()
    var failed: Int32 = 0
    var coverage = Coverage()
    for seed in stride(from: first, through: last, by: Int(step)) {
        let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
        for line in result.trace { print(line) }
        if !result.holds || first == last { print(result.description) }
        for excused in result.excused { print("seed \(seed): excused: \(excused)") }
        if !result.holds { failed += 1 }
        coverage.add(result.coverage)
    }
    if !words.contains("toy") {
        for line in coverage.lines(stages: CCSSystem.stages) { print("from \(first) by \(step): \(line)") }
    }
    return min(failed, 255)
}

/// Splits the seeds among processes; how many fail.
func runInProcesses(_ count: Int) throws -> Int32 {
    var arguments = words.filter { UInt64($0) == nil }
    arguments.append(contentsOf: ["", "\(last)", "\(count)"])
    let place = arguments.count - 3
    let children = try (0..<count).map { index in
        var own = arguments
        own[place] = "\(first + UInt64(index))"
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        child.arguments = own
        try child.run()
        return child
    }
    return children.reduce(0) { sum, child in
        child.waitUntilExit()
        return sum + (child.terminationReason == .exit ? child.terminationStatus : 1)
    }
}

let began = Date()
let processors = ProcessInfo.processInfo.activeProcessorCount
let alone = numbers.count > 2 || last - first < 8 || processors < 2
let failed = alone ? try runHere() : try runInProcesses(processors)
if numbers.count <= 2 {
    let (seconds, seeds) = (Date().timeIntervalSince(began), last - first + 1)
    print("\(seeds) seeds, \(failed) fail, \(Int(seconds * 1000)) ms, \(Int(Double(seeds) / seconds * 60)) a minute")
}
exit(failed == 0 || numbers.count > 2 ? failed : 1)
