import Logging
import NIOCore
import NIOHTTP1
import NIOPosix

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

        /// Throws where the host is no address in digits.
        var socketAddress: SocketAddress {
            get throws { try SocketAddress(ipAddress: host, port: Int(port)) }
        }
    }

    /// An answer as plain text.
    struct Page: Sendable, Equatable {
        var status: HTTPResponseStatus
        var type: String = "text/plain; charset=utf-8"
        var text: String
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
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let channel = try await ServerBootstrap(group: loops)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture { try serve(channel.pipeline.syncOperations) }
                }
                .bind(to: try address.socketAddress).get()
            try await channel.closeFuture.get()
        } catch {
            try? await loops.shutdownGracefully()
            throw error
        }
        try await loops.shutdownGracefully()
    }

    /// Lays the handlers of one connection.
    func serve(_ connection: ChannelPipeline.SynchronousOperations) throws {
        try connection.addHandler(IdleStateHandler(allTimeout: .seconds(5)))
        try connection.configureHTTPServerPipeline(withErrorHandling: true)
        try connection.addHandler(StatusHandler(page: page))
    }

    /// What a request is answered.
    func page(_ method: HTTPMethod, _ path: Substring) -> Page {
        guard method == .GET || method == .HEAD else {
            return Page(status: .methodNotAllowed, text: "only GET and HEAD are answered here\n")
        }
        switch path {
        case "/metrics":
            return Page(status: .ok, type: "text/plain; version=0.0.4; charset=utf-8", text: meter.text())
        case "/live":
            return readiness.lives(at: meter.stopwatch())
                ? told(.ok, ["lives"]) : told(.serviceUnavailable, ["its loop has taken no step for two minutes"])
        case "/ready":
            let faults = readiness.faults(at: meter.stopwatch())
            return faults.isEmpty ? told(.ok, ["ready"]) : told(.serviceUnavailable, faults)
        default:
            return told(.notFound, ["there are /metrics, /live and /ready"])
        }
    }

    private func told(_ status: HTTPResponseStatus, _ lines: [String]) -> Page {
        Page(status: status, text: lines.joined(separator: "\n") + "\n")
    }
}

/// Answers one request after the other of a connection, and closes a connection that says nothing.
private final class StatusHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let page: @Sendable (HTTPMethod, Substring) -> StatusEndpoint.Page
    private var head: HTTPRequestHead?

    init(page: @escaping @Sendable (HTTPMethod, Substring) -> StatusEndpoint.Page) { self.page = page }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let asked): head = asked
        case .body: break
        case .end:
            guard let asked = head else { return }
            head = nil
            answer(asked, context)
        }
    }

    private func answer(_ asked: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let page = page(asked.method, asked.uri.prefix { $0 != "?" })
        var headers = HTTPHeaders([("Content-Type", page.type), ("Content-Length", String(page.text.utf8.count))])
        if !asked.isKeepAlive { headers.add(name: "Connection", value: "close") }
        let head = HTTPResponseHead(version: asked.version, status: page.status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if asked.method != .HEAD {
            context.write(
                wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(string: page.text)))),
                promise: nil
            )
        }
        if asked.isKeepAlive {
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        } else {
            let sent = context.eventLoop.makePromise(of: Void.self)
            let channel = context.channel
            sent.futureResult.whenComplete { _ in channel.close(promise: nil) }
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: sent)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
