import Foundation
import Simulation
import ToyServices

// simulate <first seed> <last seed> [trace]: worlds under those seeds; with `trace`, what happened in the first.
let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let first = arguments.first ?? 1
let last = arguments.dropFirst().first ?? first
var options = SimulationOptions()
options.trace = CommandLine.arguments.contains("trace")
let templates = StoreTemplates()
var failed = 0
let began = Date()
for seed in first...last {
    let result = try Simulation.run(ToyScenario(), seed: seed, options: options, templates: templates)
    if options.trace { for line in result.trace { print(line) } }
    if !result.holds || first == last { print(result.description) }
    if !result.holds { failed += 1 }
}
let seconds = Date().timeIntervalSince(began)
print("\(last - first + 1) seeds, \(failed) fail, \(String(format: "%.1f", seconds)) s")
