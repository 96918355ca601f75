import ArgumentParser
import Contracts
import Foundation
import OperatorClient
import RabbitMQ
import RabbitMQManagement
import Scheme
import Topology

struct PartnerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partner",
        abstract: "Lets a partner branch read what it is told of, and takes it back.",
        discussion: """
            A partner has a user and a queue of its own on the broker. It reads what is told of its branch, and of all branches \
            which certificates are issued, replaced and revoked; the C4S (\(Partner.committee)) reads everything. It sends \
            nothing. The queue keeps \(Partner.mostMessages) messages: then the oldest go.
            """,
        subcommands: [Add.self, List.self, Rotate.self, Suspend.self, Resume.self, Replay.self, Remove.self]
    )

    struct Code: ParsableArguments {
        @Argument(help: "The branch's code, as p2st; or \(Partner.committee).")
        var code: String

        func partner(_ surroundings: Surroundings) throws -> Partner {
            let branches = try surroundings.scheme().branches.map(\.id.value).sorted()
            guard let partner = Partner(code), partner.isCommittee || branches.contains(code) else {
                throw Complaint(
                    "\(code) is no branch of the scheme: expected one of \((branches + [Partner.committee]).joined(separator: ", "))"
                )
            }
            return partner
        }
    }

    struct Address: ParsableArguments {
        @Option(
            help:
                "Where the partner finds the broker, as amqps://broker.example.org:5671; by default where CCS_BROKER_URL does."
        )
        var address: String?

        /// The file that a partner is given: lines that a shell reads.
        func file(of partner: Partner, password: String, _ surroundings: Surroundings) throws -> String {
            let own = try surroundings.broker()
            let scheme = own.tls == nil ? "amqp" : "amqps"
            var place = address ?? "\(scheme)://\(own.places[0])"
            guard let separator = place.firstRange(of: "://"),
                ["amqp", "amqps"].contains(place[..<separator.lowerBound]),
                !place[separator.upperBound...].contains(where: { "/@'".contains($0) })
            else { throw Complaint("\(place): expected amqps://host:port") }
            place.insert(contentsOf: "\(partner.userName):\(password)@", at: separator.upperBound)
            var lines = [
                "# CCS, partner \(partner.code): whoever has this reads in its name.",
                "CCS_PARTNER_URL='\(place)/\(Self.encoded(own.vhost))'", "CCS_PARTNER_QUEUE='\(partner.queueName)'",
            ]
            if let tls = own.tls {
                // A private authority is handed on; the system's own are on the partner's machine too.
                if tls != BrokerAddress.TLS() {
                    lines.append("CCS_PARTNER_CA='\(try Self.certificates(in: tls.authorities))'")
                }
            }
            return lines.joined(separator: "\n")
        }

        /// The certificates of a file in PEM, and nothing else that may stand in it, as a key.
        private static func certificates(in file: String) throws -> String {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw Complaint("\(file) cannot be read")
            }
            let (begin, end) = ("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----")
            let blocks = text.components(separatedBy: begin).dropFirst().compactMap { rest -> String? in
                rest.firstRange(of: end).map { begin + rest[..<$0.lowerBound] + end }
            }
            guard !blocks.isEmpty else {
                throw Complaint("\(file) holds no certificate: expected the authority's, as PEM")
            }
            return blocks.joined(separator: "\n")
        }

        private static func encoded(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "Makes user and queue of a partner, and prints the file with which it begins.",
            discussion: """
                The file holds address, credentials, the queue's name and, where it is a private one, the authority of the broker's \
                certificate: redirect it into a file that nobody else reads. It cannot be printed again; rotate makes another. Given \
                again, it lays what is missing and prints nothing.

                Exit codes: 0 it is as it should be; 1 it could not be done.
                """
        )

        @OptionGroup var code: Code
        @OptionGroup var address: Address

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let (partner, broker) = (try code.partner(surroundings), try surroundings.broker())
                let management = try surroundings.management()
                let password = newPassword()
                // Before anything is made: what would not be printed is not made.
                let file = try address.file(of: partner, password: password, surroundings)
                let known = try management.topology(vhost: broker.vhost).users.first { $0.name == partner.userName }
                try management.put(partner.queue, vhost: broker.vhost)
                for binding in partner.bindings { try management.put(binding, vhost: broker.vhost) }
                try management.put(
                    partner.user(isSuspended: known?.maximumConnections == 0),
                    password: known == nil ? password : nil,
                    vhost: broker.vhost
                )
                guard known == nil else {
                    return Output.remark("\(partner.code) is a partner already, and keeps its password")
                }
                Output.text(file)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists the partners and what waits for each.",
            discussion:
                "Exit codes: 0 all is well; 2 a queue is nearly full, so that the oldest messages will go, or are going."
        )

        @Flag(help: "Print JSON.")
        var json = false

        private struct Line: Encodable {
            var partner: String
            var queue: String
            var isSuspended: Bool
            var waiting: Int?
            var unacknowledged: Int?
            var consumers: Int?
            var isNearlyFull: Bool
        }

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let broker = try surroundings.broker()
                let management = try surroundings.management()
                let queues = try management.queues(vhost: broker.vhost)
                let lines = try management.topology(vhost: broker.vhost).users.compactMap { user -> Line? in
                    guard let partner = Partner(user: user.name) else { return nil }
                    let queue = queues.first { $0.name == partner.queueName }
                    return Line(
                        partner: partner.code,
                        queue: partner.queueName,
                        isSuspended: user.maximumConnections == 0,
                        waiting: queue?.ready,
                        unacknowledged: queue?.unacknowledged,
                        consumers: queue?.consumers,
                        isNearlyFull: (queue?.messages ?? 0) >= Partner.mostMessages / 10 * 9
                    )
                }.sorted { $0.partner < $1.partner }
                if json { try Output.json(lines) } else { show(lines) }
                if lines.contains(where: \.isNearlyFull) { throw leftToDo }
            }
        }

        private func show(_ lines: [Line]) {
            if lines.isEmpty { return Output.line("no partners") }
            var table = Table(["partner", "state", "waiting", "unacked", "consumers"], right: [2, 3, 4])
            for line in lines {
                let state = (line.isSuspended ? "suspended" : "active") + (line.isNearlyFull ? ", nearly full" : "")
                let counts = [line.waiting, line.unacknowledged, line.consumers].map { $0.map { "\($0)" } ?? "?" }
                table.add([line.partner, state] + counts)
            }
            Output.table(table)
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate",
            abstract: "Gives a partner another password, ends its connections, and prints the new file.",
            discussion:
                "What waits in its queue stays. Exit codes: 0 done; 1 there is no such partner, or it could not be done."
        )

        @OptionGroup var code: Code
        @OptionGroup var address: Address

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let (partner, user) = try known(code, surroundings)
                let password = newPassword()
                let file = try address.file(of: partner, password: password, surroundings)
                let management = try surroundings.management()
                try management.put(user, password: password, vhost: try surroundings.broker().vhost)
                try management.closeConnections(ofUser: partner.userName, reason: "the password was changed")
                Output.text(file)
            }
        }
    }

    struct Suspend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "suspend",
            abstract: "Ends a partner's connections and lets it make none, until resume.",
            discussion:
                "Its queue goes on filling. Exit codes: 0 done; 1 there is no such partner, or it could not be done."
        )

        @OptionGroup var code: Code

        func run() async throws {
            try await plainly { try setSuspended(true, code) }
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "resume",
            abstract: "Lets a suspended partner connect again.",
            discussion: "Exit codes: 0 done; 1 there is no such partner, or it could not be done."
        )

        @OptionGroup var code: Code

        func run() async throws {
            try await plainly { try setSuspended(false, code) }
        }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "replay",
            abstract: "Tells a partner again what happened since a day, out of the journals.",
            discussion: """
                Each message comes under the id that it had, so that a partner who has it already changes nothing. While its queue is \
                more than half full, the rest waits. It ends with a number and a digest: of all that the partner was told since \
                that day, SHA-256 over a line for each, source, space and id, sorted by bytes. Broken off, it is run again.

                Exit codes: 0 all is in its queue; 1 there is no such partner, or it could not be done.
                """
        )

        @OptionGroup var code: Code

        @Option(help: "The first day in Paris, as 2026-05-18.")
        var since: String

        @Option(help: "How many messages a second at most.")
        var rate = 200

        func run() async throws {
            try await plainly {
                guard let day = Day(since) else {
                    throw Complaint("--since “\(since)” is not a day: expected 2026-05-18")
                }
                guard (1...10_000).contains(rate) else { throw Complaint("--rate \(rate): expected 1 to 10000") }
                let surroundings = Surroundings()
                let (partner, _) = try known(code, surroundings)
                let broker = try surroundings.broker()
                let management = try surroundings.management()
                let enquirer = try Enquirer(broker)
                defer { enquirer.close() }
                var replay = try PartnerReplay(to: partner, since: day.startInParis, perSecond: rate, broker)
                let digest = try replay.run(
                    try StoreNames(surroundings.scheme()).all,
                    ask: { try enquirer.ask($0, $1) },
                    mayGoOn: {
                        let queue = try management.queue(partner.queueName, vhost: broker.vhost)
                        return (queue.messages ?? 0) <= Partner.mostMessages / 2
                    }
                )
                Output.line("\(digest.count) messages since \(day.startInParis), digest \(digest.digest)")
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove",
            abstract: "Ends a partner's connections, and deletes its user and its queue with what waits in it.",
            discussion: "Where there is none, there is nothing to do. Exit codes: 0 it is gone; 1 it could not be done."
        )

        @Argument(help: "The partner's code. It may be that of a branch that has left the scheme.")
        var code: String

        func run() async throws {
            try await plainly {
                guard let partner = Partner(code) else { throw Complaint("\(code) is no partner's code") }
                let surroundings = Surroundings()
                let management = try surroundings.management()
                try management.deleteUser(partner.userName)
                try management.closeConnections(ofUser: partner.userName, reason: "the partner was removed")
                try management.deleteQueue(partner.queueName, vhost: try surroundings.broker().vhost)
            }
        }
    }
}

/// The partner of that code, and its user as it is.
private func known(_ code: PartnerCommand.Code, _ surroundings: Surroundings) throws -> (Partner, BrokerTopology.User) {
    let partner = try code.partner(surroundings)
    let users = try surroundings.management().topology(vhost: try surroundings.broker().vhost).users
    guard let user = users.first(where: { $0.name == partner.userName }) else {
        throw Complaint("\(partner.code) is no partner: ccs partner add \(partner.code) makes it one")
    }
    return (partner, partner.user(isSuspended: user.maximumConnections == 0))
}

private func setSuspended(_ isSuspended: Bool, _ code: PartnerCommand.Code) throws {
    let surroundings = Surroundings()
    let (partner, _) = try known(code, surroundings)
    let management = try surroundings.management()
    try management.put(
        partner.user(isSuspended: isSuspended),
        password: nil,
        vhost: try surroundings.broker().vhost
    )
    guard isSuspended else { return }
    try management.closeConnections(ofUser: partner.userName, reason: "the partner is suspended")
}

/// 40 hexadecimal digits of the system's random source.
private func newPassword() -> String {
    var source = SystemRandomNumberGenerator()
    return (0..<20).map { _ in
        let byte = UInt8.random(in: 0...255, using: &source)
        return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
}
