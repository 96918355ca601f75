import Hummingbird
import NIOCore

/// What goes with a request: where it comes from.
struct PortalContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address of who is at the other end of the connection.
    let peer: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
