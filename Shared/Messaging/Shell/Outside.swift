/// Everything that a worker's loops are given from outside: time, connections, stores, chance. They have no other.
struct Outside {
    var connections: any Connecting
    var stores: any StoreSource
    /// Takes answers and notices over, without waiting.
    var answer: ([Outgoing]) -> Void
    /// The same, for what another thread has found out.
    var answerLater: @Sendable ([Outgoing]) -> Void = { _ in }
    /// Has work done that takes long: by a thread of its own, or at once.
    var elsewhere: (@escaping @Sendable () -> Void) -> Void = { $0() }
    var clock: () -> Moment
    var entropy: Entropy
    var report: (WorkerEvent) -> Void
    var crash: CrashHook
}
