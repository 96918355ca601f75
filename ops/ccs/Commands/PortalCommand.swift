import ArgumentParser
import Contracts
import Messaging
import OperatorClient
import Scheme

struct PortalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portal",
        abstract: "Makes the portal's lists anew.",
        subcommands: [Republish.self]
    )

    struct Republish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "republish",
            abstract: "Has the stores publish again what the portal's lists are made of.",
            discussion: """
                First, on the portal's host: portal empty-lists. What the lists have already is passed over, so that it does \
                no harm without that; a gap is closed, and nothing else changes.
                """
        )

        @Option(help: "Only that store.")
        var store: String?

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let stores = try StoreNames(surroundings.scheme()).chosen(store)
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                for store in stores {
                    let remote = enquirer.remote(store)
                    var (after, count): (Int64, Int) = (0, 0)
                    while true {
                        let owed = try remote.owed(to: Routes.portal, after: after, limit: 1000)
                        guard let last = owed.last else { break }
                        try remote.republish(owed.map(\.seq), to: Routes.portal)
                        (after, count) = (last.seq, count + owed.count)
                    }
                    Output.line("\(store): \(count) events are published again")
                }
            }
        }
    }
}
