/// What is to be there on the broker: exchanges, queues, bindings, and users with what each of them may do.
///
/// A value: what the system needs is defined once, and broker definitions, permissions and the comparison with a live
/// broker come from it. Everything in it is durable.
public struct BrokerTopology: Sendable, Equatable, Codable {
    /// The virtual host that all of it lies in.
    public var vhost: String
    /// The exchanges, without those that every broker has.
    public var exchanges: [Exchange]
    /// The queues.
    public var queues: [Queue]
    /// What leads from exchanges to queues.
    public var bindings: [Binding]
    /// The users.
    public var users: [User]
    /// What holds for queues by their names, whoever declared them.
    public var policies: [Policy]
    /// What the broker's operator has laid over it: of two limits the smaller one holds.
    public var operatorPolicies: [Policy]
    /// Users and queues of earlier versions of this topology: who applies it takes them away.
    public var retiredUsers: Set<String> = []
    /// Queues of earlier versions, where they are empty.
    public var retiredQueues: Set<String> = []
    /// The most queues that the virtual host may have, those of connections included.
    public var maximumQueues: Int?
    /// The most connections that the virtual host may have.
    public var maximumConnections: Int?

    /// A topology by its parts.
    public init(
        vhost: String = "/",
        exchanges: [Exchange] = [],
        queues: [Queue] = [],
        bindings: [Binding] = [],
        users: [User] = [],
        policies: [Policy] = [],
        operatorPolicies: [Policy] = [],
        maximumQueues: Int? = nil,
        maximumConnections: Int? = nil
    ) {
        self.vhost = vhost
        self.exchanges = exchanges
        self.queues = queues
        self.bindings = bindings
        self.users = users
        self.policies = policies
        self.operatorPolicies = operatorPolicies
        self.maximumQueues = maximumQueues
        self.maximumConnections = maximumConnections
    }

    /// The exchange whose being there says that a broker of this version was found to be as it should be. Only who may
    /// change the topology can make it; anybody may ask whether it is there.
    public static func mark(ofVersion version: String) -> String { markPrefix + version }

    /// How all such marks begin.
    public static let markPrefix = "ccs.checked."

    /// An argument of a queue, an exchange or a policy.
    public enum Argument: Sendable, Hashable, Codable, CustomStringConvertible, ExpressibleByStringLiteral,
        ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
    {
        /// A text, as a queue's type.
        case text(String)
        /// A number, as a limit in bytes.
        case number(Int)
        /// Yes or no.
        case flag(Bool)

        /// A text of this program.
        public init(stringLiteral value: String) { self = .text(value) }
        /// A number of this program.
        public init(integerLiteral value: Int) { self = .number(value) }
        /// Yes or no.
        public init(booleanLiteral value: Bool) { self = .flag(value) }

        /// As JSON has it.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }

        /// As JSON has it.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .flag(let flag): try container.encode(flag)
            }
        }

        public var description: String {
            switch self {
            case .text(let text): text
            case .number(let number): String(number)
            case .flag(let flag): String(flag)
            }
        }
    }

    /// An exchange.
    public struct Exchange: Sendable, Hashable, Codable {
        /// Its name.
        public var name: String
        /// How it routes: `topic`, `direct`, `fanout`, `headers`.
        public var kind: String
        /// Its arguments, as an alternate exchange.
        public var arguments: [String: Argument]

        /// An exchange, by default one that routes by topic.
        public init(_ name: String, kind: String = "topic", arguments: [String: Argument] = [:]) {
            self.name = name
            self.kind = kind
            self.arguments = arguments
        }
    }

    /// A queue.
    public struct Queue: Sendable, Hashable, Codable {
        /// Its name.
        public var name: String
        /// Its arguments; `x-queue-type` is one of them.
        public var arguments: [String: Argument]

        /// A queue, by default a quorum queue without limits.
        public init(_ name: String, arguments: [String: Argument] = ["x-queue-type": "quorum"]) {
            self.name = name
            self.arguments = arguments
        }
    }

    /// What holds for queues whose names match a pattern.
    public struct Policy: Sendable, Hashable, Codable {
        /// Its name.
        public var name: String
        /// A regular expression over names.
        public var pattern: String
        /// What it is laid on: `queues`, `exchanges`, `all`, from 3.12 on also `quorum_queues` and others.
        public var appliesTo: String
        /// What it says, as `delivery-limit`.
        public var definition: [String: Argument]
        /// Of several policies that match a queue, the one of the highest priority holds, and no other.
        public var priority: Int

        /// A policy, by default for queues.
        public init(
            _ name: String,
            pattern: String,
            appliesTo: String = "queues",
            definition: [String: Argument],
            priority: Int = 0
        ) {
            self.name = name
            self.pattern = pattern
            self.appliesTo = appliesTo
            self.definition = definition
            self.priority = priority
        }
    }

    /// What leads from an exchange to a queue.
    public struct Binding: Sendable, Hashable, Codable {
        /// The exchange.
        public var exchange: String
        /// The queue.
        public var queue: String
        /// The routing key, or a pattern of it.
        public var key: String

        /// A binding of that queue to that exchange under that key.
        public init(exchange: String, queue: String, key: String) {
            self.exchange = exchange
            self.queue = queue
            self.key = key
        }
    }

    /// A user and all that it may do. Patterns are regular expressions over names; the empty one allows nothing.
    public struct User: Sendable, Hashable, Codable {
        /// Its name.
        public var name: String
        /// What it may see of the broker itself, as `monitoring`, `administrator`.
        public var tags: [String]
        /// Which queues and exchanges it may make and delete.
        public var configure: String
        /// Where it may publish and what it may bind.
        public var write: String
        /// What it may consume and bind to.
        public var read: String
        /// Which keys it may use, an exchange each.
        public var topics: [Topic]
        /// The most connections it may have.
        public var maximumConnections: Int?
        /// The most channels it may have.
        public var maximumChannels: Int?

        /// A user that may do only what is said.
        public init(
            _ name: String,
            tags: [String] = [],
            configure: String = "",
            write: String = "",
            read: String = "",
            topics: [Topic] = [],
            maximumConnections: Int? = nil,
            maximumChannels: Int? = nil
        ) {
            self.name = name
            self.tags = tags
            self.configure = configure
            self.write = write
            self.read = read
            self.topics = topics
            self.maximumConnections = maximumConnections
            self.maximumChannels = maximumChannels
        }
    }

    /// Which routing keys of one exchange a user may publish and bind.
    public struct Topic: Sendable, Hashable, Codable {
        /// The exchange.
        public var exchange: String
        /// Keys it may publish under.
        public var write: String
        /// Keys it may bind.
        public var read: String

        /// The keys of that exchange.
        public init(exchange: String, write: String = "", read: String = "") {
            self.exchange = exchange
            self.write = write
            self.read = read
        }
    }
}
