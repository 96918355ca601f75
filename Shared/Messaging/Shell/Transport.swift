/// How a worker reaches a broker. Each connection is made on the thread that will own it.
public protocol Connecting {
    /// Makes the connection that takes the messages of that store.
    func consumer(of store: String) throws -> any MessageConsumer
    /// Makes the connection that publishes.
    func publisher() throws -> any MessagePublisher
    /// Makes what holds leases, and keeps marks.
    func leases() throws -> any LeaseKeeper
    /// Waits until one of these connections has something, or for a wake-up, at most that many milliseconds.
    func rest(on connections: [any MessageConsumer], milliseconds: Int)
    /// Ends the current wait of those who take messages, or their next one.
    func wakeConsumer()
    /// Ends the publisher's current wait, or its next one.
    func wakePublisher()
}

/// What makes connections for the threads of a worker.
public struct Transport: Connecting, Sendable {
    private let makeConsumer: @Sendable (_ store: String) throws -> any MessageConsumer
    private let makePublisher: @Sendable () throws -> any MessagePublisher
    /// Makes what sends answers; what becomes of it is told to the function that it is given.
    let answers: @Sendable (_ report: @escaping @Sendable (WorkerEvent) -> Void) -> any AnswerSender
    private let makeLeases: @Sendable () throws -> any LeaseKeeper
    private let waitForAny: @Sendable ([any MessageConsumer], _ milliseconds: Int) -> Void
    private let endConsumersWait: @Sendable () -> Void
    private let endPublishersWait: @Sendable () -> Void

    /// A transport; for what each is, see `Connecting`.
    public init(
        consumer: @escaping @Sendable (_ store: String) throws -> any MessageConsumer,
        publisher: @escaping @Sendable () throws -> any MessagePublisher,
        answers: @escaping @Sendable (@escaping @Sendable (WorkerEvent) -> Void) -> any AnswerSender,
        leases: @escaping @Sendable () throws -> any LeaseKeeper,
        rest: @escaping @Sendable ([any MessageConsumer], _ milliseconds: Int) -> Void,
        wakeConsumer: @escaping @Sendable () -> Void,
        wakePublisher: @escaping @Sendable () -> Void
    ) {
        makeConsumer = consumer
        makePublisher = publisher
        self.answers = answers
        makeLeases = leases
        waitForAny = rest
        endConsumersWait = wakeConsumer
        endPublishersWait = wakePublisher
    }

    /// Makes the connection that takes the messages of that store.
    public func consumer(of store: String) throws -> any MessageConsumer { try makeConsumer(store) }
    /// Makes the connection that publishes.
    public func publisher() throws -> any MessagePublisher { try makePublisher() }
    /// Makes what holds leases.
    public func leases() throws -> any LeaseKeeper { try makeLeases() }
    /// Waits until one of these connections has something, or for a wake-up.
    public func rest(on connections: [any MessageConsumer], milliseconds: Int) { waitForAny(connections, milliseconds) }
    /// Ends the wait of those who take messages.
    public func wakeConsumer() { endConsumersWait() }
    /// Ends the publisher's wait.
    public func wakePublisher() { endPublishersWait() }
}

/// What came of asking for a lease.
public enum Acquisition: Sendable, Equatable {
    /// It is this worker's now.
    case taken
    /// Another connection holds it.
    case held
    /// There is a queue of that name that no connection holds: somebody made it who does not hold the store.
    case notALease
}

/// Holds leases on stores: a lease is a queue that the broker gives to one connection only, and frees when that connection
/// ends, however it ends. Each has a connection of its own, so that one that is lost costs no other. It also keeps the
/// stores' marks.
public protocol LeaseKeeper: AnyObject {
    /// Asks for the lease of that name. What it throws costs no lease that is held.
    func acquire(_ name: String) throws -> Acquisition
    /// Gives it back.
    func release(_ name: String)
    /// How many workers are there. Where `isThere`, this one says that it is, and is one of them. What it throws costs no lease.
    func workers(presence queue: String, isThere: Bool) throws -> Int
    /// Whether anybody takes from that queue; `nil` where there is no such queue. What it throws costs no lease.
    func isTaken(_ queue: String) throws -> Bool?
    /// How far a store had come, as far as was written down; `nil` when nothing was.
    /// One that is not the store's own comes with a `distrust`.
    func mark(of store: String) throws -> StoreMark?
    /// Writes down how far a store has come, in the place of what was. It may get lost: then what was stays.
    func write(_ mark: StoreMark) throws
    /// Serves heartbeats. The leases that are lost since the last call. Called at least every three seconds.
    func pump() -> [String]
    /// Frees every lease.
    func close()
}
