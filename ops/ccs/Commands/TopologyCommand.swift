import ArgumentParser
import Contracts
import Foundation
import OperatorClient
import RabbitMQ
import RabbitMQManagement
import Scheme
import Topology

struct TopologyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topology",
        abstract: "Makes, compares and mends what the system needs on the broker.",
        subcommands: [Definitions.self, Check.self, Apply.self]
    )

    struct Kind: ParsableArguments {
        @Flag(help: "With the user who acts for everybody, as with CCS_PEOPLE_URL: never in earnest.")
        var demonstration = false

        func wanted(_ surroundings: Surroundings, vhost: String) throws -> BrokerTopology {
            .ccs(
                .ccs(panels: try surroundings.scheme().panels).heardByPortal(),
                vhost: vhost,
                demonstration: demonstration || surroundings.isDemonstration
            )
        }
    }

    struct Definitions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "definitions",
            abstract: "Prints the definitions that a broker imports when it boots.",
            discussion: "Exit codes: 0 printed; 1 a password is missing, or the scheme data cannot be read."
        )

        @OptionGroup var kind: Kind

        @Option(help: "The users' passwords: lines USER=PASSWORD, or a JSON object.")
        var secrets: String

        @Option(help: "The virtual host.")
        var vhost = "ccs"

        func run() async throws {
            try await plainly {
                let topology = try kind.wanted(Surroundings(), vhost: vhost)
                let data = try topology.definitionsJSON(passwords: try Secrets.read(file: secrets))
                Output.json(text: String(decoding: data, as: UTF8.self))
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Compares the broker with what the system needs.",
            discussion: """
                Exchanges, queues, bindings, users and what they may do, policies and those of the broker's operator, limits; \
                and what belongs to the partners whose users there are. \
                The result is left on the broker for its present version: services do not start on a broker that nobody has \
                compared, or that was not as it should be. So it is given once after each change of the broker.

                Exit codes: 0 the broker is as it should be; 1 it is not, and what is different is printed.
                """
        )

        @OptionGroup var kind: Kind

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let vhost = try surroundings.broker().vhost
                let management = try surroundings.management()
                let wanted = try kind.wanted(surroundings, vhost: vhost)
                    .with(partnersOf: try management.topology(vhost: vhost))
                let differences = try management.compare(with: wanted)
                for difference in differences { Output.line("\(difference)") }
                if !differences.isEmpty {
                    throw Complaint("\(differences.count) differences: ccs topology apply mends what is missing")
                }
            }
        }
    }

    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "apply",
            abstract: "Adds to the broker what is missing, and prints what is still different.",
            discussion: """
                Nothing is destroyed: what is there with other properties stays, and so does what should not be there, \
                unless --removing; then queues are deleted only when they are empty.

                Exit codes: 0 the broker is as it should be; 1 it could not be done; 2 done, and something is still \
                different.
                """
        )

        @OptionGroup var kind: Kind

        @Option(help: "The passwords of new users: lines USER=PASSWORD, or a JSON object.")
        var secrets: String?

        @Flag(help: "Delete what should not be there.")
        var removing = false

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let broker = try surroundings.broker()
                let management = try surroundings.management()
                let left = try management.apply(
                    try kind.wanted(surroundings, vhost: broker.vhost)
                        .with(partnersOf: try management.topology(vhost: broker.vhost)),
                    passwords: try secrets.map { try Secrets.read(file: $0) } ?? [:],
                    removing: removing,
                    keeping: [broker.user]
                )
                for difference in left { Output.line("\(difference)") }
                if !left.isEmpty { throw leftToDo }
            }
        }
    }
}
