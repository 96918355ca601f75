import ArgumentParser
import Foundation
import OperatorClient
import RabbitMQ

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes the stores of a service, once, before its first start.",
        discussion: """
            A service that finds no store does not start: its file may be lost, or its folder not mounted. So a store is \
            made by this command alone. What is there stays as it is. Where the broker knows how far a store of that name \
            had come, none is made: then its file is missing. It acts as any broker user that may read the store's mark: \
            the operator, or the store's service.

            Exit codes: 0 the stores are there; 1 one is not, and none was made in its place.
            """
    )

    @Argument(help: "A service, as registration, for all of its stores; or a store, as jury.p2st-1.")
    var name: String

    @Option(help: "The folder of the stores' files; CCS_DATA without it.")
    var data: String?

    @Flag(
        help:
            "The store is lost without a copy: make an empty one, that ccs audit --repair then gives back what others hold."
    )
    var lost = false

    func run() async throws {
        try await plainly {
            let surroundings = Surroundings()
            let all = StoreNames(try surroundings.scheme()).all
            let stores = all.filter { $0 == name || $0.hasPrefix("\(name).") }
            guard !stores.isEmpty else {
                throw Complaint("there is no store or service \(name); stores are \(all.joined(separator: ", "))")
            }
            let marks = try MarkConnection(try surroundings.broker())
            defer { marks.close() }
            var making = StoreMaking(
                folder: try data ?? surroundings.data(),
                now: Int(Date().timeIntervalSince1970),
                mark: { try marks.mark(of: $0) }
            )
            making.areLost = lost
            for line in try making.make(stores) { Output.line(line) }
        }
    }
}
