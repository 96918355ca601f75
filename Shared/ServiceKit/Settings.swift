import Foundation
public import Logging
import RabbitMQ

/// What a service is told by its environment.
public struct Settings: Sendable {
    /// How to reach the broker: `amqp://user:password@host:port/vhost`, or `amqps://…`.
    public var brokerURL: String
    /// The folder of the stores' files.
    public var folder: String
    /// The folder of the stores' keys: by default `keys` beside the stores. Without its key a restored store cannot tell
    /// what is its own among what listeners give back: copies of the keys belong apart from the backups.
    public var keys: String
    /// The folder for copies of the stores; without one none are made.
    public var backups: String?
    /// The file of the key under which copies are sealed; without one they are in clear.
    public var backupKey: String?
    /// Where metrics and health are shown, as `127.0.0.1:9464`; nowhere without it.
    public var statusAddress: String?
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
    ///
    /// `CCS_BROKER_URL_FILE` names a file with the broker's address, in the place of `CCS_BROKER_URL`: an environment is
    /// shown by many tools, and inherited.
    public init(environment: [String: String]) throws(Faults) {
        var environment = environment
        var faults: [String] = []
        func required(_ name: String, _ meaning: String) -> String {
            if let value = environment[name], !value.isEmpty { return value }
            faults.append("\(name) is not set: \(meaning)")
            return ""
        }
        if let path = environment["CCS_BROKER_URL_FILE"], !path.isEmpty {
            if environment["CCS_BROKER_URL"]?.isEmpty == false {
                faults.append("CCS_BROKER_URL and CCS_BROKER_URL_FILE are both set: one of them")
            }
            do {
                environment["CCS_BROKER_URL"] = try String(contentsOfFile: path, encoding: .utf8)
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            } catch {
                faults.append("CCS_BROKER_URL_FILE: \(path) cannot be read")
            }
        }
        brokerURL = required("CCS_BROKER_URL", "the broker's address, amqp://user:password@host:port/vhost")
        folder = required("CCS_DATA", "the folder of the stores' files")
        keys = environment["CCS_KEYS"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(folder)/keys"
        backups = environment["CCS_BACKUP"].flatMap { $0.isEmpty ? nil : $0 }
        backupKey = environment["CCS_BACKUP_KEY"].flatMap { $0.isEmpty ? nil : $0 }
        statusAddress = environment["CCS_STATUS"].flatMap { $0.isEmpty ? nil : $0 }
        if let address = statusAddress, StatusEndpoint.Address(address) == nil {
            faults.append("CCS_STATUS is “\(address)”: an address and a port, as 127.0.0.1:9464")
        }
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

    /// As whom the broker knows this process.
    public var brokerUser: String {
        get throws { try BrokerAddress(url: brokerURL, name: "").user }
    }
}
