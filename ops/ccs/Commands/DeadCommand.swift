import ArgumentParser
import Contracts
import Messaging
import OperatorClient

struct DeadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead",
        abstract: "Lists, shows, replays and discards dead letters.",
        subcommands: [List.self, Show.self, Replay.self, Discard.self]
    )

    /// One letter of one store.
    struct Letter: ParsableArguments {
        @Argument(help: "The store.")
        var store: String

        @Argument(help: "The letter's number in that store.")
        var number: Int64

        func ask(_ inquiry: (Int64) throws -> Inquiry) throws -> InquiryAnswer {
            let surroundings = Surroundings()
            let store = try StoreNames(surroundings.scheme()).chosen(store)[0]
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            return try enquirer.ask(store, inquiry(number))
        }

        func find() throws -> DeadLetter {
            let asking = Asking(by: Asking.operatorHere, for: .operation)
            guard case .deadLetters(let letters) = try ask({ .deadLetter($0, asking: asking) }),
                let letter = letters.first
            else {
                throw Complaint("\(store) has no dead letter \(number): see ccs dead list \(store)")
            }
            return letter
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists open dead letters, the newest first.",
            discussion: "Exit codes: 0 there is none; 2 there are."
        )

        @Argument(help: "A store; all of them without one.")
        var store: String?

        @Flag(help: "Those that were replayed or discarded too.")
        var all = false

        @Flag(help: "Print JSON.")
        var json = false

        private struct Told: Encodable {
            var store: String
            var letter: DeadLetter
        }

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                var found: [Told] = []
                var counted: [String] = []
                for name in try StoreNames(surroundings.scheme()).chosen(store) {
                    guard case .deadLetters(let letters) = try enquirer.ask(name, .deadLetters(openOnly: !all)) else {
                        continue
                    }
                    found += letters.map { Told(store: name, letter: $0) }
                    guard case .status(let status, _) = try enquirer.ask(name, .status) else { continue }
                    counted += (status.counted ?? []).map {
                        "\(name): \($0.count) more from \($0.sender) (\($0.reason)) since \($0.since) were not kept, only counted"
                    }
                }
                if json {
                    try Output.json(found)
                } else if found.isEmpty {
                    Output.line("none")
                } else {
                    show(found)
                }
                if !json { for line in counted { Output.line(line) } }
                if found.contains(where: { $0.letter.state == "open" }) { throw leftToDo }
            }
        }

        private func show(_ found: [Told]) {
            var table = Table(
                ["store", "number", "state", "died", "type", "from", "file", "reason", "detail"],
                right: [1]
            )
            for told in found {
                let letter = told.letter
                let cut = letter.cutFrom.map { " (only the beginning of its \($0) bytes is kept)" } ?? ""
                let until = letter.until.map { " until \($0)" } ?? ""
                table.add([
                    told.store, "\(letter.number)", letter.state + until, letter.at.description, letter.type ?? "-",
                    letter.sender ?? "-", letter.dossier ?? "-", letter.reason, letter.detail + cut,
                ])
            }
            Output.table(table)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Prints one dead letter as JSON, with its body, which may hold personal data."
        )
        @OptionGroup var letter: Letter

        func run() async throws { try await plainly { try Output.json(try letter.find()) } }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "replay",
            abstract: "Has a dead letter decided on again, as if it had just come.",
            discussion: """
                The letter is closed in the same transaction. One of which only the beginning was kept cannot be replayed.

                Exit codes: 0 replayed; 1 no open letter, or one that cannot be replayed.
                """
        )
        @OptionGroup var letter: Letter

        func run() async throws {
            try await plainly {
                let found = try letter.find()
                guard found.state == "open" else {
                    throw Complaint("letter \(letter.number) of \(letter.store) is \(found.state) already")
                }
                _ = try letter.ask { .replayDead($0) }
                Output.line("replayed: \(found.type ?? "a message") from \(found.sender ?? "nobody")")
            }
        }
    }

    struct Discard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "discard",
            abstract: "Closes a dead letter without deciding on it; it stays in the store for 90 days.",
            discussion: """
                An event counts as received then: what follows it goes on without it.

                Exit codes: 0 discarded; 1 no open letter.
                """
        )
        @OptionGroup var letter: Letter

        func run() async throws {
            try await plainly {
                let found = try letter.find()
                guard case .flag(true) = try letter.ask({ .discardDead($0) }) else {
                    throw Complaint("letter \(letter.number) of \(letter.store) is \(found.state) already")
                }
                Output.line("discarded: \(found.type ?? "a message") from \(found.sender ?? "nobody")")
            }
        }
    }
}
