import ArgumentParser
import Foundation
import Operation

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Runs the whole system in one process, under many seeds.",
        discussion: """
            A seed that fails is printed, and runs again the same way: ccs simulate --from SEED --seeds 1 --trace.
            Exit codes: 0 every seed held; otherwise how many did not.
            """
    )

    @Option(help: "How many seeds.")
    var seeds: UInt64 = 100

    @Option(help: "The first of them.")
    var from: UInt64 = 1

    @Flag(help: "Prints what happened in each world.")
    var trace = false

    func run() async throws {
        // A program of its own beside this one: the tool need not hold the four services.
        let here = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let program = Process()
        program.executableURL = here.appending(path: "simulate")
        program.arguments = ["\(from)", "\(from + max(1, seeds) - 1)"] + (trace ? ["trace"] : [])
        try await plainly {
            guard FileManager.default.isExecutableFile(atPath: program.executableURL?.path ?? "") else {
                throw Complaint(
                    "there is no program “simulate” beside this one: swift build --product simulate makes it"
                )
            }
            try program.run()
        }
        program.waitUntilExit()
        if program.terminationStatus != 0 { throw ExitCode(program.terminationStatus) }
    }
}
