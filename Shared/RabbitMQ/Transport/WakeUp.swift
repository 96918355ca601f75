internal import CRabbitMQ
internal import Glibc

/// With which one thread ends another thread's `wait`.
///
/// A connection waits on its socket and on this. A call made before the wait is not lost: the next wait returns at once.
public final class WakeUp: Sendable {
    let descriptor: Int32

    /// A wake-up of its own; fails when the process has no descriptor left.
    public init() throws(BrokerError) {
        descriptor = ccs_wake_up_new()
        guard descriptor >= 0 else { throw .unreachable("no descriptor left for a wake-up (errno \(errno))") }
    }

    deinit { _ = Glibc.close(descriptor) }

    /// Ends the current wait, or the next one. From any thread.
    public func signal() {
        var one: UInt64 = 1
        _ = Glibc.write(descriptor, &one, 8)
    }

    func clear() {
        var count: UInt64 = 0
        _ = Glibc.read(descriptor, &count, 8)
    }
}
