import ArgumentParser
import Contracts
import Messaging
import Operation
import Scheme
import Topology

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Compares each journal with the inboxes that must hold its events.",
        discussion: """
            Run it after changes of the topology, a lost disk of the broker, a restore, and nightly. With --repair, events \
            that a listener lacks are published to it again, and a restored store is given back what the others hold of its \
            later history. One that breaks off goes on when it is run again. What still lies in a queue counts as missing.

            Exit codes: 0 nothing was found; 1 it could not be done; 2 something was found (and, with --repair, mended: \
            run it again to see that nothing is left).
            """
    )

    @Flag(help: "Mend what is found.")
    var repair = false

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "How many seconds a store may take for one answer.")
    var timeout = 60

    func run() async throws {
        try await plainly {
            let surroundings = Surroundings()
            let scheme = try surroundings.scheme()
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            enquirer.patience = timeout * 1000
            let stores = StoreNames(scheme).all.map { enquirer.remote($0) }
            let report = try Audit(.ccs(panels: scheme.panels)).run(stores, repair: repair)
            if json {
                try Output.json(report)
            } else {
                show(report)
            }
            if !report.isClean { throw leftToDo }
        }
    }

    private func show(_ report: AuditReport) {
        if report.isClean { return Output.line("nothing is missing, lost or different") }
        for store in report.recovering {
            Output.line("\(store): restored, \(repair ? "and takes messages again" : "waits for ccs audit --repair")")
        }
        func tell(_ findings: [AuditReport.Finding], _ what: String) {
            for finding in findings {
                let examples = finding.examples.map(\.value).joined(separator: ", ")
                Output.line("\(finding.publisher) → \(finding.listener): \(finding.count) \(what), as \(examples)")
            }
        }
        tell(report.missing, repair ? "were missing and are published again" : "are missing")
        tell(report.lost, repair ? "were lost by their publisher and given back" : "are lost by their publisher")
        tell(report.differing, "differ from what their publisher's journal says: it was rewritten")
    }
}
