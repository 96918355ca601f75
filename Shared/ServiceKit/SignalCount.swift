import Synchronization

/// How many times the process was told to stop.
final class SignalCount: Sendable {
    private let count = Atomic<Int>(0)

    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
