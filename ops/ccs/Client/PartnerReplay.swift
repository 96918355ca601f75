public import Contracts
import Foundation
import Kernel
public import Messaging
public import RabbitMQ
public import Topology

/// Tells a partner again what the journals say, out of each store in its order. It may be broken off and begun anew: what
/// comes twice has the same id.
public struct PartnerReplay {
    private let partner: Partner
    private let since: Instant
    private let perSecond: Int
    private let link: PublishingConnection
    private var token: UInt64 = 0
    private var told: [String] = []

    /// What a partner has once all of it has arrived.
    public struct Digest: Codable, Sendable, Equatable {
        /// How many messages.
        public let count: Int
        /// SHA-256, hexadecimal, over a line for each, source, space and id, in the order of their bytes.
        public let digest: String

        /// Of these lines.
        public init(of lines: [String]) {
            count = lines.count
            let sorted = lines.map { Array("\($0)\n".utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
            digest = Kernel.Digest(of: sorted.flatMap(\.self)).hexadecimal
        }
    }

    /// A replay of what happened since then, so many messages a second at most, over a connection of its own.
    public init(to partner: Partner, since: Instant, perSecond: Int, _ address: BrokerAddress) throws {
        self.partner = partner
        self.since = since
        self.perSecond = perSecond
        link = try PublishingConnection(address)
    }

    /// Tells all of these stores' journals, and waits for the broker's word on each message.
    ///
    /// - Parameters:
    ///   - ask: asks a store.
    ///   - mayGoOn: whether the partner's queue has room for more; asked now and then, and again until it has.
    public mutating func run(
        _ stores: [String],
        ask: (String, Inquiry) throws -> InquiryAnswer,
        mayGoOn: () throws -> Bool
    ) throws -> Digest {
        defer { link.close() }
        for store in stores {
            var after: Int64 = 0
            while true {
                guard case .told(let messages, let through) = try ask(store, .told(after: after, limit: 200)) else {
                    throw Complaint("\(store): its answer is not what it tells")
                }
                while try !mayGoOn() { Thread.sleep(forTimeInterval: 1) }
                let own = messages.filter { $0.at >= since && partner.reads($0) }
                for start in stride(from: 0, to: own.count, by: 50) {
                    try tell(own[start..<min(own.count, start + 50)])
                }
                guard through > after else { break }
                after = through
            }
        }
        return Digest(of: told)
    }

    private mutating func tell(_ messages: ArraySlice<ToldMessage>) throws {
        for message in messages {
            token += 1
            try link.publish(message.outgoing(to: partner.queueName), token: token)
            told.append("\(message.source) \(message.id)")
        }
        let until = Date().addingTimeInterval(30)
        while link.unconfirmed > 0 {
            for confirmation in link.wait(timeoutMilliseconds: 500) {
                switch confirmation {
                case .confirmed, .blocked: continue
                case .failed(_, let why), .unsendable(_, let why), .lost(let why):
                    throw Complaint("not taken: \(why): run it again")
                }
            }
            guard Date() < until else { throw Complaint("the broker does not confirm: run it again") }
        }
        Thread.sleep(forTimeInterval: Double(messages.count) / Double(perSecond))
    }
}

extension Partner {
    /// Whether that is told to this partner.
    func reads(_ message: ToldMessage) -> Bool {
        isCommittee || message.branch.value == code || Routes.toldToAllBranches.contains(message.type)
    }
}
