import ArgumentParser
import Contracts
import Messaging
import OperatorClient

struct RelayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relay",
        abstract: "Lists events that could not be sent, sets one aside, and takes it up again.",
        discussion: """
            An event that no queue takes, or that cannot be sent as it is, waits: those behind it go on, and it is tried again \
            by itself. Where that cannot help, it is set aside; it stays in the journal, and its listeners do not get it.
            """,
        subcommands: [List.self, SetAside.self, TakeUp.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists events that could not be sent, those that wait first.",
            discussion: "Exit codes: 0 none waits; 2 some do."
        )

        @Argument(help: "A store; all of them without one.")
        var store: String?

        @Flag(help: "Print JSON.")
        var json = false

        private struct Told: Encodable {
            var store: String
            var row: UnsentRow
        }

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                var found: [Told] = []
                for name in try StoreNames(surroundings.scheme()).chosen(store) {
                    guard case .unsent(let rows) = try enquirer.ask(name, .unsent(limit: 500)) else { continue }
                    found += rows.map { Told(store: name, row: $0) }
                }
                if json {
                    try Output.json(found)
                } else if found.isEmpty {
                    Output.line("none")
                } else {
                    show(found)
                }
                if found.contains(where: { !$0.row.isAside }) { throw leftToDo }
            }
        }

        private func show(_ found: [Told]) {
            var table = Table(
                ["store", "row", "state", "since", "type", "event", "file", "why", "decided"],
                right: [1]
            )
            for told in found {
                let row = told.row
                table.add([
                    told.store, "\(row.seq)", row.isAside ? "set aside" : "waits", row.since.description,
                    row.type.value, row.id.value, row.dossier?.value ?? "-", row.detail, row.decided ?? "-",
                ])
            }
            Output.table(table)
        }
    }

    /// One row of one store, and why something is decided about it.
    struct Decision: ParsableArguments {
        @Argument(help: "The store.")
        var store: String

        @Argument(help: "The row of its journal.")
        var row: Int64

        @Option(help: "Why, for those who ask later: it is recorded with your name and the time.")
        var because: String

        func decide(_ inquiry: (Int64, Actor, String) -> Inquiry, done: String) throws {
            let surroundings = Surroundings()
            let store = try StoreNames(surroundings.scheme()).chosen(store)[0]
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            guard case .flag(true) = try enquirer.ask(store, inquiry(row, Asking.operatorHere, because)) else {
                throw Complaint("\(store) has no such row to decide about: see ccs relay list \(store)")
            }
            Output.line("\(done): row \(row) of \(store)")
        }
    }

    struct SetAside: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-aside",
            abstract: "Has an event that could not be sent not tried again, until it is taken up.",
            discussion: "Exit codes: 0 set aside; 1 no such row waits."
        )
        @OptionGroup var decision: Decision

        func run() async throws {
            try await plainly { try decision.decide({ .setAside($0, by: $1, why: $2) }, done: "set aside") }
        }
    }

    struct TakeUp: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-up",
            abstract: "Has an event that was set aside tried again, at once.",
            discussion: "Exit codes: 0 taken up; 1 no such row is set aside."
        )
        @OptionGroup var decision: Decision

        func run() async throws {
            try await plainly { try decision.decide({ .takeUp($0, by: $1, why: $2) }, done: "taken up") }
        }
    }
}
