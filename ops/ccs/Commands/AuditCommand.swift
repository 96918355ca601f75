import ArgumentParser
import Contracts
import Messaging
import OperatorClient
import Scheme
import Topology

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Compares each journal with the inboxes that must hold its events.",
        discussion: """
            Run it after changes of the topology, a lost disk of the broker, a restore, and nightly. With --repair, events \
            that a listener lacks are published to it again, and a restored store is given back what the others hold of its \
            later history, as far as it can prove that it is its own. What it cannot prove is named. Where the store had its \
            key when the copy was made, that is somebody's invention: it is left out. Else it may have come before there \
            were proofs, or under a key that was lost: the store waits. Look at what is named, and give the audit again, \
            with --accept for each event that is to come back (the others are left out), --accept-unproved for all of \
            them, or --leave-unproved for none. One that breaks off goes on when it is run again. What still lies in a \
            queue counts as missing.

            Exit codes: 0 nothing was found; 1 it could not be done; 2 something was found (and, with --repair, mended: \
            run it again to see that nothing is left).
            """
    )

    @Flag(help: "Mend what is found.")
    var repair = false

    @Option(
        help: ArgumentHelp(
            "With --repair: an event that a restored store takes back although it cannot prove it to be its own.",
            valueName: "event"
        )
    )
    var accept: [String] = []

    @Flag(help: "With --repair: let a restored store take back all that it cannot prove to be its own.")
    var acceptUnproved = false

    @Flag(help: "With --repair: let a restored store go on without what it cannot prove to be its own.")
    var leaveUnproved = false

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "How many seconds a store may take for one answer.")
    var timeout = 60

    func validate() throws {
        let given = [!accept.isEmpty, acceptUnproved, leaveUnproved].count(where: \.self)
        guard given <= 1 else {
            throw ValidationError("one of --accept, --accept-unproved and --leave-unproved, not several")
        }
        guard given == 0 || repair else { throw ValidationError("what is accepted is said with --repair") }
    }

    private func decided() throws -> Unproved {
        if acceptUnproved { return .allAccepted }
        if accept.isEmpty { return leaveUnproved ? .accepted([]) : .undecided }
        return .accepted(
            Set(
                try accept.map { text in
                    guard let event = MessageID(text) else { throw Complaint("--accept “\(text)” is no event's id") }
                    return event
                }
            )
        )
    }

    func run() async throws {
        try await plainly {
            let decided = try decided()
            let surroundings = Surroundings()
            let scheme = try surroundings.scheme()
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            enquirer.patience = timeout * 1000
            let stores = StoreNames(scheme).all.map { enquirer.remote($0) }
            let report = try Audit(.ccs(panels: scheme.panels)).run(
                stores,
                repair: repair,
                unproved: decided
            )
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
            let waits = report.unproved.contains { $0.publisher == store }
            Output.line(
                "\(store): restored, "
                    + (repair && !waits
                        ? "and takes messages again"
                        : waits ? "and waits: say what of the unproved is accepted" : "waits for ccs audit --repair")
            )
        }
        func tell(_ findings: [AuditReport.Finding], _ what: String) {
            for finding in findings {
                let examples = finding.examples.map(\.value).joined(separator: ", ")
                Output.line("\(finding.publisher) → \(finding.listener): \(finding.count) \(what), as \(examples)")
            }
        }
        tell(report.missing, repair ? "were missing and are published again" : "are missing")
        func wasRestored(_ finding: AuditReport.Finding) -> Bool { report.recovering.contains(finding.publisher) }
        tell(
            report.lost.filter(wasRestored),
            repair
                ? "were lost by their publisher, and given back unless told otherwise" : "are lost by their publisher"
        )
        tell(
            report.lost.filter { !wasRestored($0) },
            "are said to come from a publisher whose journal does not have them, and which was not restored: somebody "
                + "answers or publishes in another's name, or the publisher's file was replaced without ccs restored"
        )
        tell(
            report.unproved,
            "cannot be proved to be the publisher's own, and are not given back: see ccs audit --help"
        )
        tell(report.leftOut, "cannot be proved to be the publisher's own, and are left out")
        tell(report.differing, "differ from what their publisher's journal says: it was rewritten")
    }
}
