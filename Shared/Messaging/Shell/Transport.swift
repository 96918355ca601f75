/// How a worker reaches a broker. Each connection is made on the thread that will own it.
public struct Transport: Sendable {
    /// Makes the connection that takes messages.
    public var consumer: @Sendable () throws -> any MessageConsumer
    /// Makes the connection that publishes.
    public var publisher: @Sendable () throws -> any MessagePublisher
    /// Makes the connection that holds leases; only a worker that shares panels asks for one.
    public var leases: @Sendable () throws -> any LeaseKeeper
    /// Ends the consumer's current wait, or its next one.
    public var wakeConsumer: @Sendable () -> Void
    /// Ends the publisher's current wait, or its next one.
    public var wakePublisher: @Sendable () -> Void

    /// A transport.
    public init(
        consumer: @escaping @Sendable () throws -> any MessageConsumer,
        publisher: @escaping @Sendable () throws -> any MessagePublisher,
        leases: @escaping @Sendable () throws -> any LeaseKeeper,
        wakeConsumer: @escaping @Sendable () -> Void,
        wakePublisher: @escaping @Sendable () -> Void
    ) {
        self.consumer = consumer
        self.publisher = publisher
        self.leases = leases
        self.wakeConsumer = wakeConsumer
        self.wakePublisher = wakePublisher
    }
}

/// The connection that holds leases on panels: a lease is a queue that the broker gives to one connection only, and
/// frees when that connection ends, however it ends.
public protocol LeaseKeeper: AnyObject {
    /// Takes the lease of that name; `false` when another connection holds it.
    func acquire(_ name: String) throws -> Bool
    /// Gives it back.
    func release(_ name: String) throws
    /// Says that this worker is there, and how many are, this one included.
    func workers(presence queue: String) throws -> Int
    /// Serves heartbeats; throws when the connection, and with it every lease, is lost. Called at least every three
    /// seconds.
    func pump() throws
    /// Closes the connection, and with it frees every lease.
    func close()
}
