import Foundation
public import Logging

/// What the portal is told by its environment.
public struct PortalSettings: Sendable {
    /// The broker's address, as the portal's user.
    public var brokerURL: String
    /// The folder of its store.
    public var folder: String
    /// Where it listens: host and port.
    public var host: String
    /// The port.
    public var port: Int
    /// Whether browsers reach it over TLS, through whatever ends TLS before it.
    public var isSecure: Bool
    /// Whether a proxy stands before it, which adds where a request comes from.
    public var isBehindProxy: Bool
    /// Whether it is for showing: fictional accounts, and a banner on every page.
    public var isDemonstration: Bool
    /// A folder of templates and styles that replace those built in.
    public var look: String?
    /// How much is logged.
    public var logLevel: Logger.Level

    /// Everything that is wrong with the environment.
    public struct Faults: Error, CustomStringConvertible {
        /// One line a fault.
        public let lines: [String]
        /// All of them.
        public var description: String { lines.joined(separator: "\n") }
    }

    /// Reads the environment; throws every fault at once.
    public init(environment: [String: String]) throws {
        var faults: [String] = []
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        func flag(_ name: String) -> Bool {
            let text = value(name) ?? "no"
            if !["yes", "no"].contains(text) { faults.append("\(name) is “\(text)”: yes or no") }
            return text == "yes"
        }
        var url = value("CCS_PORTAL_URL")
        if let path = value("CCS_PORTAL_URL_FILE") {
            if url != nil { faults.append("CCS_PORTAL_URL and CCS_PORTAL_URL_FILE are both set: one of them") }
            url = try? String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
            if url == nil { faults.append("CCS_PORTAL_URL_FILE: \(path) cannot be read") }
        }
        if url == nil {
            faults.append("CCS_PORTAL_URL is not set: the broker's address, amqp://ccs-portal:password@host:port/ccs")
        }
        brokerURL = url ?? ""
        if value("CCS_DATA") == nil { faults.append("CCS_DATA is not set: the folder of the portal's store") }
        folder = value("CCS_DATA") ?? ""
        let listen = value("CCS_PORTAL_LISTEN") ?? "127.0.0.1:8480"
        let parts = listen.split(separator: ":")
        host = parts.count == 2 ? String(parts[0]) : ""
        port = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        if !(1...65535).contains(port) {
            faults.append("CCS_PORTAL_LISTEN is “\(listen)”: an address and a port, as 127.0.0.1:8480")
        }
        isSecure = flag("CCS_PORTAL_TLS")
        isBehindProxy = flag("CCS_PORTAL_PROXY")
        isDemonstration = flag("CCS_PORTAL_DEMONSTRATION")
        look = value("CCS_PORTAL_LOOK")
        let level = value("CCS_LOG_LEVEL") ?? "info"
        logLevel = Logger.Level(rawValue: level) ?? .info
        if Logger.Level(rawValue: level) == nil { faults.append("CCS_LOG_LEVEL is “\(level)”: as info or debug") }
        if !faults.isEmpty { throw Faults(lines: faults) }
    }
}
