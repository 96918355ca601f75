public import Logging

/// What a service is told by its environment.
public struct Settings: Sendable {
    /// How to reach the broker: `amqp://user:password@host:port/vhost`, or `amqps://…`.
    public var brokerURL: String
    /// The folder of the stores' files.
    public var folder: String
    /// The folder of the stores' keys: by default `keys` beside the stores. Without its key a restored store cannot tell
    /// what is its own among what listeners give back: copies of the keys belong apart from the backups.
    public var keys: String
    /// How much is logged.
    public var logLevel: Logger.Level
    /// Where a process is to die, for chaos: `afterCommit:3` is the third time it comes to that boundary.
    public var crashAt: String?
    /// Where a process is to wait, for measuring: `insideMessage:5` is five milliseconds in each decision.
    public var waitAt: String?

    /// Everything that is wrong with the environment, each with what would be right.
    public struct Faults: Error, CustomStringConvertible {
        /// One line a fault.
        public let lines: [String]
        /// All of them.
        public var description: String { lines.joined(separator: "\n") }
    }

    /// Reads the environment; throws every fault at once.
    public init(environment: [String: String]) throws(Faults) {
        var faults: [String] = []
        func required(_ name: String, _ meaning: String) -> String {
            if let value = environment[name], !value.isEmpty { return value }
            faults.append("\(name) is not set: \(meaning)")
            return ""
        }
        brokerURL = required("CCS_BROKER_URL", "the broker's address, amqp://user:password@host:port/vhost")
        folder = required("CCS_DATA", "the folder of the stores' files")
        keys = environment["CCS_KEYS"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(folder)/keys"
        let level = environment["CCS_LOG_LEVEL"] ?? "info"
        if let known = Logger.Level(rawValue: level) {
            logLevel = known
        } else {
            logLevel = .info
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            faults.append("CCS_LOG_LEVEL is “\(level)”: one of \(levels)")
        }
        crashAt = environment["CCS_CRASH_AT"]
        waitAt = environment["CCS_WAIT_AT"]
        if !faults.isEmpty { throw Faults(lines: faults) }
    }
}
