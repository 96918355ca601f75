import CCSSimulation
import Foundation
import Scheme
import SchemeLoading
import Simulation
import Synchronization
import ToyServices

// simulate [toy] <first seed> <last seed> [trace]: worlds under those seeds, on two threads; with `trace`, what happened
// in the first one.
let words = Set(CommandLine.arguments.dropFirst())
let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let first = numbers.first ?? 1
let last = numbers.dropFirst().first ?? first
var chosen = SimulationOptions()
chosen.trace = words.contains("trace")
if !words.contains("toy") { chosen.steps = 1_500...5_000 }
let options = chosen
let system: any SimulatedSystem = words.contains("toy") ? ToyScenario() : CCSSystem(try SchemeLoader.bundled())

let next = Atomic<UInt64>(first)
let failed = Atomic<Int>(0)
let began = Date()
let work: @Sendable () -> Void = {
    let templates = StoreTemplates()
    while true {
        let seed = next.add(1, ordering: .relaxed).oldValue
        guard seed <= last else { return }
        do {
            let result = try Simulation.run(system, seed: seed, options: options, templates: templates)
            if options.trace { for line in result.trace { print(line) } }
            if !result.holds || first == last { print(result.description) }
            if !result.holds { failed.add(1, ordering: .relaxed) }
        } catch {
            print("seed \(seed): \(error)")
            failed.add(1, ordering: .relaxed)
        }
    }
}
let done = DispatchSemaphore(value: 0)
for _ in 0..<2 {
    let thread = Thread {
        work()
        done.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
}
for _ in 0..<2 { done.wait() }
let seconds = Date().timeIntervalSince(began)
print(
    "\(last - first + 1) seeds, \(failed.load(ordering: .relaxed)) fail, \(String(format: "%.1f", seconds)) s, "
        + "\(Int(Double(last - first + 1) / seconds * 60)) a minute"
)
exit(failed.load(ordering: .relaxed) == 0 ? 0 : 1)
