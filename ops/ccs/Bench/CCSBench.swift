import ArgumentParser

/// What ops/bench and ops/chaos drive the system with.
@main struct CCSBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ccs-bench",
        abstract: "Loads the system with files, fills stores, and compares what was measured.",
        subcommands: [Load.self, Fill.self, Check.self, Report.self]
    )
}
