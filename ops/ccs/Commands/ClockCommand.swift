import ArgumentParser
import Contracts
import Foundation
import Messaging
import OperatorClient

struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Answers for the clock of a machine that is not believed.",
        subcommands: [Confirm.self]
    )

    struct Confirm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "confirm",
            abstract: "Says that the clock of the machine on which a store is held is right.",
            discussion: """
                A clock that is more than an hour ahead of anything that bears it out is not believed: what is due by it \
                cannot be taken back. ccs status says so. Look at the clock first. It is taken only where this machine's clock \
                agrees with it within an hour.

                Exit codes: 0 it is believed now; 1 it is not.
                """
        )

        @Argument(help: "The store; all of them without one.")
        var store: String?

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                for name in try StoreNames(surroundings.scheme()).chosen(store) {
                    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
                    _ = try enquirer.ask(name, .confirmClock(now))
                    Output.line("\(name): believes its clock")
                }
            }
        }
    }
}
