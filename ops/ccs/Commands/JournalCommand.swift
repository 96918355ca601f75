import ArgumentParser
import Messaging
import OperatorClient
import RabbitMQ

struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Checks journals, or writes anew what follows from them.",
        subcommands: [Verify.self, Rebuild.self]
    )

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Checks digests, and that every state, key, number and due time is what its history makes it.",
            discussion: """
                The chain of digests is held against the store's mark on the broker, too: who can write the file can compute \
                the chain anew, and does not reach the mark. The services go on taking messages afterwards.

                Exit codes: 0 sound; 1 faults were found.
                """
        )

        @Argument(help: "A store; all of them without one.")
        var store: String?

        @Option(help: "How many seconds a store may take.")
        var timeout = 600

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                enquirer.patience = timeout * 1000
                var faulty = 0
                for name in try StoreNames(surroundings.scheme()).chosen(store) {
                    // Before the journal is looked at, which has that row then.
                    let anchor = Anchor(try Self.mark(of: name, surroundings))
                    guard case .faults(let found) = try enquirer.ask(name, .verify) else {
                        throw Complaint("\(name): its answer is no list of faults")
                    }
                    let faults = found + (try anchor.faults { try enquirer.digest(ofRow: $0, in: name) })
                    Output.line("\(name): \(faults.isEmpty ? "sound" : "\(faults.count) faults")")
                    for fault in faults { Output.line("  \(fault)") }
                    faulty += faults.isEmpty ? 0 : 1
                }
                if faulty > 0 {
                    throw Complaint(
                        "\(faulty) stores are not sound: where only states differ, ccs journal rebuild STORE; where a "
                            + "digest does, restore a backup"
                    )
                }
            }
        }

        /// By a connection of its own: one that waits while a large store is verified, the broker ends.
        private static func mark(of store: String, _ surroundings: Surroundings) throws -> StoreMark? {
            let marks = try MarkConnection(surroundings.broker())
            defer { marks.close() }
            return try marks.mark(of: store)
        }
    }

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebuild",
            abstract: "Writes states, keys, numbers and due times anew out of the journal.",
            discussion: "In one transaction a store; the service goes on afterwards. Exit codes: 0 done; 1 not."
        )

        @Argument(help: "A store; all of them without one.")
        var store: String?

        @Option(help: "How many seconds a store may take.")
        var timeout = 600

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                enquirer.patience = timeout * 1000
                for name in try StoreNames(surroundings.scheme()).chosen(store) {
                    _ = try enquirer.ask(name, .rebuild)
                    Output.line("\(name): rebuilt")
                }
            }
        }
    }
}
