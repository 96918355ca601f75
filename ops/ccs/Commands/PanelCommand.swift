import ArgumentParser
import Contracts
import Foundation
import Messaging
import OperatorClient
import Scheme

struct PanelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "panel",
        abstract: "Tells which worker holds which panel, since when and why, and moves one to another worker.",
        subcommands: [List.self, Move.self],
        defaultSubcommand: List.self
    )

    /// The panels, as their workers tell.
    static func standings(_ enquirer: Enquirer, _ panels: [PanelID]) -> [PanelStanding] {
        panels.map { panel in
            switch enquirer.attempt(Routes.store(ofPanel: panel), .status) {
            case .success(.status(let status, let worker)): PanelStanding(panel, status, worker: worker)
            case .success: PanelStanding(panel, trouble: "its answer is no status")
            case .failure(let complaint): PanelStanding(panel, trouble: complaint.description)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists the panels: who holds each, since when, why it came there, and who held it before.",
            discussion: "Exit codes: 0 each is held; 2 one is not."
        )

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                enquirer.patience = 3_000
                let standings = PanelCommand.standings(enquirer, try surroundings.scheme().panels)
                if json {
                    try Output.json(standings)
                } else {
                    var table = Table(["panel", "worker", "since", "why", "before"])
                    for each in standings {
                        table.add([
                            each.panel.value, each.worker ?? "nobody", each.since?.description ?? "-",
                            each.because ?? each.trouble ?? "-", each.before ?? "-",
                        ])
                    }
                    Output.table(table)
                }
                if standings.contains(where: { $0.worker == nil }) { throw leftToDo }
            }
        }
    }

    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "move",
            abstract: "Has a panel go to another worker of its branch on the same machine, while both work.",
            discussion: """
                The worker that is to have it asks for it first; the one that holds it commits, acknowledges and publishes what \
                it took, and gives it. No message is lost or decided twice: one of them writes its file at a time. It stays \
                there until a worker of the branch comes or goes; then the panels are shared anew. To another machine: see the \
                runbook.

                Exit codes: 0 moved; 1 not, and why.
                """
        )

        @Argument(help: "The panel, as p2st-1.")
        var panel: String

        @Option(
            name: .customLong("to"),
            help: "The worker, as ccs panel list names it; its number after the / will do."
        )
        var worker: String

        @Option(help: "Why, for those who ask later.")
        var because = "by hand"

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                enquirer.patience = 5_000
                let panels = try surroundings.scheme().panels
                guard let wanted = panels.first(where: { $0.value == panel }) else {
                    throw Complaint(
                        "there is no panel \(panel); there are \(panels.map(\.value).joined(separator: ", "))"
                    )
                }
                let move = try PanelMove(wanted, to: worker, among: PanelCommand.standings(enquirer, panels))
                let milliseconds = try move.run(by: Asking.operatorHere, because: because) { try enquirer.ask($0, $1) }
                Output.line("\(panel): held by \(move.target); nobody took from it for \(milliseconds) ms")
            }
        }
    }
}
