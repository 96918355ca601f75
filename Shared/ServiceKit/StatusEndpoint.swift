import FlyingFox
import FlyingSocks
import Foundation
import Logging

/// What a process shows of itself over HTTP: `/metrics` for Prometheus; `/live` and `/ready` for whoever starts it again or
/// sends it work. Nothing personal is in it. It shows, and takes nothing.
struct StatusEndpoint: Sendable {
    /// Where it listens.
    struct Address: Sendable, Equatable {
        var host: String
        var port: UInt16

        /// `127.0.0.1:9464`, `[::1]:9464`, or `:9464` and `9464` for the loopback of version 4.
        init?(_ text: String) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard let port = parts.last.flatMap({ UInt16($0) }), port > 0 else { return nil }
            var host = parts.dropLast().joined(separator: ":")
            if host.isEmpty { host = "127.0.0.1" }
            if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
            self.host = host
            self.port = port
            guard (try? socketAddress) != nil else { return nil }
        }

        var socketAddress: any SocketAddress {
            get throws {
                if host.contains(":") { return try sockaddr_in6.inet6(ip6: host, port: port) }
                return try sockaddr_in.inet(ip4: host, port: port)
            }
        }
    }

    let address: Address
    let meter: ServiceMeter
    let readiness: Readiness
    let log: Logger

    /// Listens in the background until the process ends. Where the port is taken it tries again; the service goes on.
    func begin() {
        Task.detached {
            while true {
                do {
                    try await run()
                    return
                } catch {
                    log.warning("shows no metrics: \(address.host):\(address.port): \(error); it tries again")
                }
                try? await Task.sleep(for: .seconds(10))
            }
        }
    }

    private func run() async throws {
        let socket = try address.socketAddress
        let server = Self.server(socket)
        await server.appendRoute("GET /metrics") { _ in
            HTTPResponse(
                statusCode: .ok,
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: Data(meter.text().utf8)
            )
        }
        await server.appendRoute("GET /live") { _ in
            readiness.lives(at: meter.stopwatch())
                ? answer(.ok, ["lives"]) : answer(.serviceUnavailable, ["its loop has taken no step for two minutes"])
        }
        await server.appendRoute("GET /ready") { _ in
            let faults = readiness.faults(at: meter.stopwatch())
            return faults.isEmpty ? answer(.ok, ["ready"]) : answer(.serviceUnavailable, faults)
        }
        try await server.run()
    }

    private static func server(_ address: some SocketAddress) -> HTTPServer {
        HTTPServer(address: address, timeout: 5, logger: .disabled)
    }

    private func answer(_ code: HTTPStatusCode, _ lines: [String]) -> HTTPResponse {
        HTTPResponse(
            statusCode: code,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: Data((lines.joined(separator: "\n") + "\n").utf8)
        )
    }
}
