import ArgumentParser
import Contracts
import Messaging
import OperatorClient

struct TraceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Tells one file's way through all stores, in the order of time.",
        discussion: "Exit codes: 0 told; 1 no store knows the file, or one does not answer."
    )

    @Argument(help: "The file's identifier, as ccs-proof play prints it and ccs overdue names it.")
    var dossier: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await plainly {
            guard let id = DossierID(dossier) else {
                throw Complaint("“\(dossier)” is no identifier: 1 to 64 letters, digits and . _ : -")
            }
            let surroundings = Surroundings()
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            var steps: [TraceStep] = []
            for store in StoreNames(try surroundings.scheme()).all {
                guard case .trace(let found) = try enquirer.ask(store, .trace(id)) else { continue }
                steps += found
            }
            guard !steps.isEmpty else { throw Complaint("no store knows a file \(dossier)") }
            try show(Journey(steps))
        }
    }

    /// Who put it on record, for whom and on what, and the key by which they have proved it.
    private func by(_ step: TraceStep) -> String {
        var words = step.actor ?? "-"
        if let act = step.act { words += " \(told(act))" }
        if let key = step.signedWith { words += ", signed with \(key)" }
        return words
    }

    private func told(_ act: ActRecord) -> String {
        var parts: [String] = []
        if let actor = act.actor { parts.append("for \(actor)") }
        if let document = act.document { parts.append("on \(document)") }
        parts.append("done \(act.doneOn)")
        if let received = act.receivedOn { parts.append("received \(received)") }
        if let because = act.because { parts.append("late: \(because.rawValue)") }
        return "(\(parts.joined(separator: ", ")))"
    }

    private func show(_ journey: Journey) throws {
        if json { return try Output.json(journey) }
        var table = Table(["time", "after ms", "store", "event", "by", "follows from"], right: [1])
        for step in journey.steps {
            table.add([
                step.step.at.description, "\(step.delay)", "\(step.step.store)/\(step.step.seq)", step.step.type,
                by(step.step), step.cause,
            ])
        }
        Output.table(table)
    }
}
