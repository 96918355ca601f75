import Contracts
import Synchronization

/// Between the thread that decides and the thread that publishes: messages one way, what became of them the other.
final class Mailbox: Sendable {
    private struct State {
        var outgoing: [(token: UInt64, message: Outgoing)] = []
        var answers: [Outgoing] = []
        var confirmations: [Confirmation] = []
        var closing = false
        var abandoned = false
    }

    private let state = Mutex(State())

    func put(_ messages: [(token: UInt64, message: Outgoing)]) { state.withLock { $0.outgoing += messages } }

    /// Answers and notices, sent once and without confirmation.
    func put(answers: [Outgoing]) { state.withLock { $0.answers += answers } }

    func take() -> (outgoing: [(token: UInt64, message: Outgoing)], answers: [Outgoing]) {
        state.withLock {
            let taken = ($0.outgoing, $0.answers)
            $0.outgoing = []
            $0.answers = []
            return taken
        }
    }

    /// The connection is lost: what waits will be offered again, or asked for.
    func drop() { _ = take() }

    func report(_ confirmations: [Confirmation]) { state.withLock { $0.confirmations += confirmations } }

    func takeConfirmations() -> [Confirmation] {
        state.withLock {
            let taken = $0.confirmations
            $0.confirmations = []
            return taken
        }
    }

    /// The publisher ends once it has nothing left to hand over.
    func close() { state.withLock { $0.closing = true } }

    var isClosing: Bool { state.withLock { $0.closing } }
}
