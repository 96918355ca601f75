import ArgumentParser
import Contracts
import Foundation
import Messaging
import OperatorClient
import RabbitMQ

struct MarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Shows how far each store had come, as the broker keeps it; or forgets it.",
        subcommands: [List.self, Forget.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "A line a store: the row that its journal must have, in which epoch, when, and who held it.",
            discussion: "Exit codes: 0 listed; 1 one cannot be read."
        )

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let marks = try MarkConnection(surroundings.broker())
                defer { marks.close() }
                var table = Table(["store", "row", "epoch", "at", "held by", "identity"], right: [1, 2])
                var foreign: [String] = []
                for store in try StoreNames(surroundings.scheme()).all {
                    let found: StoreMark?
                    do { found = try marks.mark(of: store) } catch let why as MarkContradiction {
                        table.add([store, "not its own", "", "", "", ""])
                        foreign.append("\(why)")
                        continue
                    }
                    guard let mark = found else {
                        table.add([store, "none", "", "", "", ""])
                        continue
                    }
                    table.add([
                        store, "\(mark.seq)", "\(mark.epoch)", "\(mark.at)", mark.worker,
                        String(mark.identity.prefix(8)),
                    ])
                }
                Output.table(table)
                if let first = foreign.first { throw Complaint(first) }
            }
        }
    }

    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "forget",
            abstract: "Forgets how far a store had come, so that the file that is there is taken as it is.",
            discussion: """
                What is kept beside the store's key is not asked either. Only where the file is known to be the right one, as after a broker was set up anew from another's \
                definitions. What the former file told others and this one does not know is told anew, perhaps \
                otherwise: two certificates may get one number.

                Exit codes: 0 forgotten; 1 it cannot be reached.
                """
        )

        @Argument(help: "The store.")
        var store: String

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let name = try StoreNames(surroundings.scheme()).chosen(store)[0]
                let marks = try MarkConnection(surroundings.broker())
                defer { marks.close() }
                let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
                let had = try marks.forget(name, at: now)
                Output.line(had ? "\(name): forgotten" : "\(name): had no mark; its file is taken as it is")
            }
        }
    }
}
