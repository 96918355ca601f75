/// How a worker reaches a broker. Each connection is made on the thread that will own it.
public struct Transport: Sendable {
    /// Makes the connection that takes messages.
    public var consumer: @Sendable () throws -> any MessageConsumer
    /// Makes the connection that publishes.
    public var publisher: @Sendable () throws -> any MessagePublisher
    /// Makes what sends answers; what becomes of it is told to the function that it is given.
    public var answers: @Sendable (_ report: @escaping @Sendable (WorkerEvent) -> Void) -> any AnswerSender
    /// Makes the connection that holds leases, and keeps marks.
    public var leases: @Sendable () throws -> any LeaseKeeper
    /// Ends the consumer's current wait, or its next one.
    public var wakeConsumer: @Sendable () -> Void
    /// Ends the publisher's current wait, or its next one.
    public var wakePublisher: @Sendable () -> Void

    /// A transport.
    public init(
        consumer: @escaping @Sendable () throws -> any MessageConsumer,
        publisher: @escaping @Sendable () throws -> any MessagePublisher,
        answers: @escaping @Sendable (@escaping @Sendable (WorkerEvent) -> Void) -> any AnswerSender,
        leases: @escaping @Sendable () throws -> any LeaseKeeper,
        wakeConsumer: @escaping @Sendable () -> Void,
        wakePublisher: @escaping @Sendable () -> Void
    ) {
        self.consumer = consumer
        self.publisher = publisher
        self.answers = answers
        self.leases = leases
        self.wakeConsumer = wakeConsumer
        self.wakePublisher = wakePublisher
    }
}

/// What came of asking for a lease.
public enum Acquisition: Sendable, Equatable {
    /// It is this connection's now.
    case taken
    /// Another connection holds it.
    case held
    /// There is a queue of that name that no connection holds: somebody made it who does not hold the store.
    case notALease
}

/// The connection that holds leases on stores: a lease is a queue that the broker gives to one connection only, and frees
/// when that connection ends, however it ends. It also keeps the stores' marks.
public protocol LeaseKeeper: AnyObject {
    /// Asks for the lease of that name.
    func acquire(_ name: String) throws -> Acquisition
    /// Gives it back.
    func release(_ name: String) throws
    /// Says that this worker is there, and how many are, this one included.
    func workers(presence queue: String) throws -> Int
    /// How far a store had come, as far as was written down; `nil` when nothing was.
    /// One that is not the store's own comes with a `distrust`.
    func mark(of store: String) throws -> StoreMark?
    /// Writes down how far a store has come, in the place of what was. It may get lost: then what was stays.
    func write(_ mark: StoreMark) throws
    /// Serves heartbeats; throws when the connection, and with it every lease, is lost. Called at least every three
    /// seconds.
    func pump() throws
    /// Closes the connection, and with it frees every lease.
    func close()
}
