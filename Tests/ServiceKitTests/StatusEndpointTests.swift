import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import ServiceKit

/// What a process shows of itself, byte for byte as a connection carries it.
@Suite struct StatusEndpointTests {
    private func connection() throws -> EmbeddedChannel {
        let readiness = Readiness(named: [])
        let endpoint = StatusEndpoint(
            address: try #require(StatusEndpoint.Address("9464")),
            meter: ServiceMeter(folder: "/nowhere", types: [], readiness: readiness),
            readiness: readiness,
            log: Logger(label: "test")
        )
        let channel = EmbeddedChannel()
        try endpoint.serve(channel.pipeline.syncOperations)
        channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 9464), promise: nil)
        return channel
    }

    /// What comes back for these bytes.
    private func answer(_ bytes: String, _ channel: EmbeddedChannel) throws -> String {
        // What is no request is thrown as a fault of the channel as well.
        _ = try? channel.writeInbound(channel.allocator.buffer(string: bytes))
        channel.embeddedEventLoop.run()
        var text = ""
        while let part = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: part) }
        return text
    }

    private static let asked = "HTTP/1.1\r\nHost: here\r\n\r\n"

    @Test(
        arguments: [
            ("GET /metrics", "200 OK", "# TYPE"), ("GET /metrics?format=text", "200 OK", "# TYPE"),
            ("GET /live", "200 OK", "lives"), ("GET /ready", "503 Service Unavailable", "it is starting"),
            ("GET /", "404 Not Found", "/metrics, /live and /ready"), ("GET /metrics/", "404 Not Found", "/live"),
            ("POST /metrics", "405 Method Not Allowed", "only GET"), ("DELETE /live", "405 Method Not Allowed", "GET"),
        ]
    )
    func aRequestIsAnswered(_ request: String, _ status: String, _ text: String) throws {
        let answer = try answer("\(request) \(Self.asked)", connection())
        #expect(answer.hasPrefix("HTTP/1.1 \(status)\r\n"), "\(answer)")
        #expect(answer.contains(text), "\(answer)")
    }

    @Test func aHeadIsAnsweredWithoutItsBody() throws {
        let answer = try answer("HEAD /live \(Self.asked)", connection())
        #expect(answer.contains("Content-Length: 6\r\n") && answer.hasSuffix("\r\n\r\n"), "\(answer)")
    }

    @Test func requestsOfAConnectionAreAnsweredInTheirOrder() throws {
        let channel = try connection()
        let answer = try answer("GET /live \(Self.asked)GET /nothing \(Self.asked)", channel)
        #expect(answer.split(separator: "HTTP/1.1 ").map { $0.prefix(3) } == ["200", "404"], "\(answer)")
        #expect(channel.isActive)
    }

    @Test func whatIsNoRequestIsAnsweredAndTheConnectionEnds() throws {
        let channel = try connection()
        let answer = try answer("AMQP\u{0}\u{0}\u{9}\u{1}\r\n\r\n", channel)
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
        #expect(!channel.isActive)
    }

    @Test func aConnectionThatSaysNothingEnds() throws {
        let channel = try connection()
        #expect(channel.isActive)
        channel.pipeline.fireUserInboundEventTriggered(IdleStateHandler.IdleStateEvent.all)
        #expect(!channel.isActive)
    }
}
