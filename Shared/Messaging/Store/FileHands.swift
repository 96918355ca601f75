import Synchronization

/// Says whether a store's file is with another thread, which writes it as a whole, and brings back what came of it.
///
/// While it is, the store's own connection still reads, and begins no transaction.
final class FileHands: Sendable {
    private enum State {
        case here
        case away(why: String)
        case back(@Sendable (Core) -> Void)
    }

    private let state = Mutex(State.here)

    /// What happens to the file, where it is away.
    var reason: String? {
        state.withLock { if case .away(let why) = $0 { why } else { nil } }
    }

    func give(why: String) { state.withLock { $0 = .away(why: why) } }

    /// It is back; `after` is done by the store's own thread, before anything else.
    func giveBack(_ after: @escaping @Sendable (Core) -> Void) { state.withLock { $0 = .back(after) } }

    /// What is to be done because it is back.
    func takeBack() -> (@Sendable (Core) -> Void)? {
        state.withLock { state in
            guard case .back(let after) = state else { return nil }
            state = .here
            return after
        }
    }
}
