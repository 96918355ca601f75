import Contracts
import Foundation
import Messaging
import RabbitMQ
import RabbitMQManagement
import Testing

/// Tests that need a broker. They share one, and some of them stop, starve or kill it: so they run one after the other.
@Suite(.serialized)
struct BrokerTests {}

/// A private broker for this test process, started by the first test that wants it, gone when the process ends.
struct TestBroker: Sendable {
    let folder: String
    let password: String
    let ports: [String: Int]
    let management: ManagementAPI

    private static let shared = Result { try start() }

    /// The broker. Throws, with what the script said, when it cannot be started: the suite fails then.
    static func get() throws -> TestBroker { try shared.get() }

    func address(
        name: String = "test",
        user: String = "tester",
        heartbeat: Int = 10,
        tls: BrokerAddress.TLS? = nil
    ) -> BrokerAddress {
        BrokerAddress(
            host: tls == nil ? "127.0.0.1" : "localhost",
            port: ports[tls == nil ? "amqp" : "amqps"] ?? 0,
            user: user,
            password: password,
            tls: tls,
            name: name,
            heartbeatSeconds: heartbeat
        )
    }

    /// A new queue under a name of its own.
    func queue(_ what: String, _ arguments: [String: BrokerTopology.Argument] = ["x-queue-type": "quorum"]) throws
        -> String
    {
        let name = "\(what)-\(UInt32.random(in: 0...UInt32.max))"
        try management.put(BrokerTopology.Queue(name, arguments: arguments))
        return name
    }

    /// `ops/broker/node VERB` on this broker.
    @discardableResult
    func node(_ verb: String, _ arguments: String...) throws -> String {
        try run(Self.script, [verb, folder] + arguments)
    }

    /// Sends a signal to the broker's process.
    func signal(_ signal: Int32) throws {
        let text = try String(contentsOfFile: "\(folder)/pid", encoding: .utf8)
        guard let number = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)), number > 1 else {
            throw CommandFailure(text: "no process number")
        }
        kill(number, signal)
    }

    // MARK: Starting

    static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "ops/broker/node").path

    private static func start() throws -> TestBroker {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "ccs-rabbit-tests-\(ProcessInfo.processInfo.processIdentifier)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // Whatever happens to this process, its broker ends with it.
        let watcher = """
            while kill -0 \(ProcessInfo.processInfo.processIdentifier) 2>/dev/null; do sleep 1; done
            '\(script)' kill '\(folder)/node'; rm -rf '\(folder)'
            """
        try launch("/usr/bin/setsid", ["/bin/sh", "-c", watcher])
        let tls = "\(folder)/tls"
        try Certificates.make(in: tls)
        let password = (0..<16).map { _ in String(UInt8.random(in: 16...255), radix: 16) }.joined()
        var topology = BrokerTopology()
        topology.users = [
            .init("tester", tags: ["administrator"], configure: ".*", write: ".*", read: ".*"),
            .init("anna", write: ".*", read: ".*"),
            .init("boris", write: ".*", read: ".*"),
        ]
        let passwords = ["tester": password, "anna": password, "boris": password]
        try topology.definitionsJSON(passwords: passwords).write(to: URL(filePath: "\(folder)/test-definitions.json"))
        try run(
            script,
            ["start", "\(folder)/node", "--definitions", "\(folder)/test-definitions.json", "--tls", tls]
        )
        var ports: [String: Int] = [:]
        for line in try String(contentsOfFile: "\(folder)/node/ports", encoding: .utf8).split(separator: "\n") {
            let pair = line.split(separator: "=")
            ports[String(pair[0])] = Int(pair[1])
        }
        return TestBroker(
            folder: "\(folder)/node",
            password: password,
            ports: ports,
            management: try ManagementAPI(
                url: "http://127.0.0.1:\(ports["management"] ?? 0)",
                user: "tester",
                password: password
            )
        )
    }
}

/// Throwaway certificates: an authority, what it signed for `localhost` and for another name, and a stranger's authority.
enum Certificates {
    static func make(in folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["ca", "stranger"] {
            try openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=\(name)",
                "-keyout",
                "\(folder)/\(name)-key.pem",
                "-out",
                "\(folder)/\(name).pem"
            )
        }
        for (name, host) in [("", "localhost"), ("other-", "elsewhere.example")] {
            let extensions = "\(folder)/\(name)extensions"
            try "subjectAltName=DNS:\(host)".write(toFile: extensions, atomically: true, encoding: .utf8)
            try openssl(
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=\(host)",
                "-keyout",
                "\(folder)/\(name)key.pem",
                "-out",
                "\(folder)/\(name)request.pem"
            )
            try openssl(
                "x509",
                "-req",
                "-in",
                "\(folder)/\(name)request.pem",
                "-CA",
                "\(folder)/ca.pem",
                "-CAkey",
                "\(folder)/ca-key.pem",
                "-CAcreateserial",
                "-days",
                "2",
                "-extfile",
                extensions,
                "-out",
                "\(folder)/\(name)cert.pem"
            )
        }
    }

    private static func openssl(_ arguments: String...) throws { try run("/usr/bin/openssl", arguments) }
}

struct CommandFailure: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}

/// Runs a program to its end; throws with what it said when it fails.
@discardableResult
func run(_ program: String, _ arguments: [String]) throws -> String {
    let log = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: log) }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    // A file and not a pipe: what the program leaves running would keep a pipe open.
    let output = try FileHandle(forWritingTo: log)
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    guard process.terminationStatus == 0 else {
        throw CommandFailure(text: "\(program) \(arguments.joined(separator: " ")): \(text)")
    }
    return text
}

/// Starts a program and lets it run.
@discardableResult
func launch(_ program: String, _ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
}
