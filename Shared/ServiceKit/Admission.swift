import RabbitMQ
import Synchronization

/// Whether a service may take messages from the broker that answers.
///
/// One that begins on a broker from which messages could vanish ends, with the reason; one that has taken messages
/// already waits for the broker to be put right, as it does for a queue that is missing.
final class Admission: Sendable {
    private enum State {
        case none(refused: @Sendable () -> Void)
        case taken
        case refused(BrokerError)
    }

    private let state = Mutex(State.none(refused: {}))

    /// Why it may not begin.
    var refusal: BrokerError? {
        state.withLock { if case .refused(let why) = $0 { why } else { nil } }
    }

    /// What to do when it may not begin.
    func whenRefused(_ act: @escaping @Sendable () -> Void) {
        state.withLock { if case .none = $0 { $0 = .none(refused: act) } }
    }

    /// Closes the connection and throws where nothing may be taken from its broker.
    func enter(_ connection: ConsumingConnection) throws(BrokerError) {
        do {
            try connection.checkBroker()
        } catch {
            connection.close()
            if case .unchecked = error { refuse(error) }
            throw error
        }
        state.withLock { $0 = .taken }
    }

    private func refuse(_ why: BrokerError) {
        let act: (@Sendable () -> Void)? = state.withLock { state in
            guard case .none(let act) = state else { return nil }
            state = .refused(why)
            return act
        }
        act?()
    }
}
