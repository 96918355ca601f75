import Contracts
import Synchronization

/// Between the thread that decides and the thread that publishes: messages one way, what became of them the other.
///
/// Publishing connections are numbered. What is put in for one that is lost already is not kept, and nothing that was put in
/// for it outlives it: the thread that decides learns of the loss and hands everything unconfirmed over again.
final class Mailbox: Sendable {
    private struct State {
        var outgoing: [(token: UInt64, message: Outgoing)] = []
        var confirmations: [Confirmation] = []
        /// The number of the connection that there is, or will be next.
        var connection = 0
        var isConnected = false
        var renewal: String?
        var closing = false
    }

    /// What the publishing thread has to say.
    struct Report {
        var confirmations: [Confirmation]
        /// The number of the connection for which to put messages in from now on.
        var connection: Int
        var isConnected: Bool
    }

    private let state = Mutex(State())
    private let weakness: Weakness?

    init(weakness: Weakness? = nil) { self.weakness = weakness }

    func put(_ messages: [(token: UInt64, message: Outgoing)], for connection: Int) {
        state.withLock {
            guard $0.connection == connection || weakness == .lossReportedFirst else { return }
            $0.outgoing += messages
        }
    }

    func take() -> [(token: UInt64, message: Outgoing)] {
        state.withLock {
            let taken = $0.outgoing
            $0.outgoing = []
            return taken
        }
    }

    /// There is a connection.
    func connected() { state.withLock { $0.isConnected = true } }

    /// The connection is lost, in one act with what was put in for it: that will be offered again.
    func lost(_ why: String) {
        state.withLock {
            $0.confirmations.append(.lost(why))
            $0.connection += 1
            $0.isConnected = false
            $0.renewal = nil
            guard weakness != .lossReportedFirst else { return }
            $0.outgoing = []
        }
    }

    /// The lost connection is closed.
    func closed() { if weakness == .lossReportedFirst { _ = take() } }

    func report(_ confirmations: [Confirmation]) { state.withLock { $0.confirmations += confirmations } }

    func takeReport() -> Report {
        state.withLock {
            let taken = $0.confirmations
            $0.confirmations = []
            return Report(
                confirmations: taken,
                connection: $0.connection,
                isConnected: $0.isConnected || weakness == .lossReportedFirst
            )
        }
    }

    /// The publishing thread is to make another connection, and why.
    func renew(_ why: String) { state.withLock { $0.renewal = why } }

    /// Why another connection is wanted; `nil` when none is.
    var renewal: String? { state.withLock { $0.renewal } }

    /// The publisher ends once it has nothing left to hand over.
    func close() { state.withLock { $0.closing = true } }

    var isClosing: Bool { state.withLock { $0.closing } }
}
