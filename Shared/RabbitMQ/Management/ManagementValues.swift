public import RabbitMQ

extension ManagementAPI {
    /// A queue as the broker sees it. Counts are missing for a queue that is a few seconds old.
    public struct Queue: Sendable, Equatable, Codable {
        /// Its name.
        public var name: String
        /// `quorum`, `classic` or `stream`.
        public var type: String
        /// Whether it outlives the broker's process.
        public var durable: Bool
        /// Whether it belongs to one connection.
        public var exclusive: Bool?
        /// Its arguments.
        public var arguments: [String: BrokerTopology.Argument]
        /// All messages in it.
        public var messages: Int?
        /// Messages that wait.
        public var ready: Int?
        /// Messages delivered and not acknowledged.
        public var unacknowledged: Int?
        /// Who consumes from it.
        public var consumers: Int?

        enum CodingKeys: String, CodingKey {
            case name, type, durable, exclusive, arguments, messages, consumers
            case ready = "messages_ready"
            case unacknowledged = "messages_unacknowledged"
        }
    }

    /// An exchange as the broker sees it; the broker's own are among them.
    public struct Exchange: Sendable, Equatable, Codable {
        /// Its name; empty for the default exchange.
        public var name: String
        /// How it routes.
        public var type: String
        /// Its arguments.
        public var arguments: [String: BrokerTopology.Argument]
    }

    /// A binding as the broker sees it; the default exchange's own are among them, with an empty source.
    public struct Binding: Sendable, Equatable, Codable {
        /// The exchange.
        public var source: String
        /// The queue or exchange.
        public var destination: String
        /// `queue` or `exchange`.
        public var kind: String
        /// The routing key.
        public var key: String
        /// How the interface names this binding among those of the same two.
        public var propertiesKey: String

        enum CodingKeys: String, CodingKey {
            case source, destination
            case kind = "destination_type"
            case key = "routing_key"
            case propertiesKey = "properties_key"
        }
    }

    /// A policy, or one of the broker's operator.
    public struct Policy: Sendable, Equatable, Codable {
        /// Its name.
        public var name: String
        /// Which names it is laid on.
        public var pattern: String
        /// What kind of thing it is laid on.
        public var appliesTo: String
        /// What it says.
        public var definition: [String: BrokerTopology.Argument]
        /// Which of several holds.
        public var priority: Int

        enum CodingKeys: String, CodingKey {
            case name, pattern, definition, priority
            case appliesTo = "apply-to"
        }
    }

    /// The limits of a virtual host.
    public struct Limits: Sendable, Equatable, Codable {
        /// Which virtual host.
        public var vhost: String
        /// The limits by their names.
        public var value: [String: Int]
    }

    /// The broker itself.
    public struct Overview: Sendable, Equatable, Codable {
        /// Its version, as it tells it to every client.
        public var version: String

        enum CodingKeys: String, CodingKey { case version = "rabbitmq_version" }
    }

    /// A user.
    public struct User: Sendable, Equatable, Codable {
        /// Its name.
        public var name: String
        /// What it may see of the broker itself.
        public var tags: [String]
        /// The most connections and channels, where they are limited.
        public var limits: [String: Int]?
    }

    /// What a user may do in a virtual host.
    public struct Permission: Sendable, Equatable, Codable {
        /// Which user, and where.
        public var user, vhost: String
        /// Patterns over names.
        public var configure, write, read: String
    }

    /// Which keys of an exchange a user may use.
    public struct TopicPermission: Sendable, Equatable, Codable {
        /// Which user, where, and of which exchange.
        public var user, vhost, exchange: String
        /// Patterns over keys.
        public var write, read: String
    }

    /// A connection.
    public struct Connection: Sendable, Equatable, Codable {
        /// How the broker names it.
        public var name: String
        /// As whom.
        public var user: String?
        /// `running`, `blocked`, `blocking`, …
        public var state: String?
        /// How many channels.
        public var channels: Int?
        /// The name that the client gave itself.
        public var ownName: String?

        enum CodingKeys: String, CodingKey {
            case name, user, state, channels
            case ownName = "user_provided_name"
        }
    }
}
