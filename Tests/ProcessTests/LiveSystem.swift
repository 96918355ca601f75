import Contracts
import Foundation
import Messaging
import RabbitMQ
import RabbitMQManagement
import Scheme
import SchemeLoading
import Topology

/// A private broker with the system's topology, for this test process, and the executables beside it.
struct LiveSystem: Sendable {
    let folder: String
    let ports: [String: Int]
    let password: String

    private static let shared = Result { try start() }

    /// The system. Throws, with what the script said, when the broker cannot be started.
    static func get() throws -> LiveSystem { try shared.get() }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    func url(_ user: String, password: String? = nil, port: Int? = nil) -> String {
        "amqp://\(user):\(password ?? self.password)@127.0.0.1:\(port ?? ports["amqp"] ?? 0)/ccs"
    }

    /// The same over TLS, trusting that authority.
    func secureURL(_ user: String, trusting authority: String) -> String {
        "amqps://\(user):\(password)@localhost:\(ports["amqps"] ?? 0)/ccs?cacert=\(authority)"
    }

    func requester(_ user: String = "ccs-portal") throws -> RequestConnection {
        try RequestConnection(try BrokerAddress(url: url(user), name: "process tests"))
    }

    func management() throws -> ManagementAPI {
        try ManagementAPI(
            url: "http://127.0.0.1:\(ports["management"] ?? 0)",
            user: "ccs-operator",
            password: password
        )
    }

    /// A folder of its own for a store.
    func newFolder(_ name: String = "data") throws -> String {
        let path = "\(folder)/\(name)-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// A folder with new stores of these names, as for a first start: the broker knows of none that worked before.
    func newStores(_ names: String...) throws -> String {
        let folder = try newFolder()
        try lay(names, in: folder)
        return folder
    }

    /// Makes new stores of these names in that folder; the broker knows of none that worked before.
    func lay(_ names: [String], in folder: String) throws {
        let marks = try MarkConnection(try BrokerAddress(url: url("ccs-operator"), name: "process tests"))
        defer { marks.close() }
        for name in names {
            _ = try marks.forget(name, at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
            try Store.lay(name: name, path: "\(folder)/\(name).sqlite")
        }
    }

    private static func start() throws -> LiveSystem {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "ccs-process-tests-\(ProcessInfo.processInfo.processIdentifier)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let node = "\(root)/ops/broker/node"
        // Whatever happens to this process, its broker ends with it.
        try Launched.detached(
            "while kill -0 \(ProcessInfo.processInfo.processIdentifier) 2>/dev/null; do sleep 1; done; "
                + "'\(node)' kill '\(folder)/node'; rm -rf '\(folder)'"
        )
        let password = (0..<16).map { _ in String(UInt8.random(in: 16...255), radix: 16) }.joined()
        let topology = BrokerTopology.ccs(.ccs(panels: try SchemeLoader.bundled().panels).heardByPortal())
        let passwords = Dictionary(uniqueKeysWithValues: topology.users.map { ($0.name, password) })
        try topology.definitionsJSON(passwords: passwords).write(to: URL(filePath: "\(folder)/definitions.json"))
        // As ops/docker/secrets makes it.
        let made = try Launched.run(
            "/bin/bash",
            ["-c", ". '\(root)/ops/lib/authority.sh' && makeAuthority '\(folder)/authority' localhost"]
        )
        guard made.status == 0 else { throw Launched.Failure(text: made.output) }
        let started = try Launched.run(
            node,
            [
                "start", "\(folder)/node", "--definitions", "\(folder)/definitions.json", "--tls",
                "\(folder)/authority",
            ]
        )
        guard started.status == 0 else { throw Launched.Failure(text: started.output) }
        var ports: [String: Int] = [:]
        for line in try String(contentsOfFile: "\(folder)/node/ports", encoding: .utf8).split(separator: "\n") {
            let pair = line.split(separator: "=")
            ports[String(pair[0])] = Int(pair[1])
        }
        let system = LiveSystem(folder: folder, ports: ports, password: password)
        let differences = try system.management().compare(with: topology)
        guard differences.isEmpty else { throw Launched.Failure(text: "\(differences)") }
        return system
    }
}
