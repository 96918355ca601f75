public import Contracts

/// What a worker tells of its work as it goes, for its host's metrics. Called by the thread that decides; it must not wait.
public protocol WorkMeter: Sendable {
    /// A clock that only goes forward, in nanoseconds.
    func stopwatch() -> UInt64
    /// A batch was decided on, and committed.
    func decided(_ batch: DecidedBatch)
    /// How a store stands: about every ten seconds, and as soon as it is open.
    func stands(_ pulse: StorePulse)
    /// A store is no longer held.
    func left(_ store: String)
    /// The loop has taken a step: it lives.
    func stepped()
}

/// What was made of a batch of messages, in one commit or several; or without one, of what fell due or was replayed.
public struct DecidedBatch: Sendable {
    /// The store.
    public var store: String
    /// What became of its messages, and of those that they woke.
    public var met: [MetMessage]
    /// How old each message of the batch was when it was taken, in milliseconds, by the clocks of two machines.
    public var ages: [Int64]
    /// How many events the journal gained.
    public var events: Int
    /// How long it took from the first look to the last commit, in nanoseconds.
    public var nanoseconds: UInt64

    /// A batch of that store.
    public init(store: String, met: [MetMessage], ages: [Int64], events: Int, nanoseconds: UInt64) {
        self.store = store
        self.met = met
        self.ages = ages
        self.events = events
        self.nanoseconds = nanoseconds
    }
}

/// What became of one message.
public struct MetMessage: Sendable, Equatable {
    /// What became of it.
    public enum End: Sendable, Equatable {
        case accepted
        /// The domain said no, with this code.
        case refused(RefusalCode)
        /// It waits, and for what kind of reason.
        case parked(String)
        /// It is a dead letter, for this reason.
        case buried(String)
        /// It had been decided on before.
        case repeated
    }

    /// The message's type; `nil` where that could not be read.
    public var type: MessageType?
    /// What became of it.
    public var end: End

    /// A message of that type, with that end.
    public init(type: MessageType?, end: End) {
        self.type = type
        self.end = end
    }
}

/// How a store stands, for metrics and readiness.
public struct StorePulse: Sendable, Equatable {
    /// The store.
    public var store: String
    /// The last row of its journal.
    public var journal: Int64 = 0
    /// The last row that the broker has confirmed.
    public var confirmed: Int64 = 0
    /// Since when the broker says nothing of what is published.
    public var unheardMilliseconds: Int64 = 0
    /// Since when nothing is confirmed of what partner branches are told.
    public var partnersUnheardMilliseconds: Int64 = 0
    /// How many rows of the journal partner branches were not told of yet, where there is anything to tell.
    public var untold: Int64 = 0
    /// How many messages wait for others.
    public var parked = 0
    /// For how many milliseconds the first of them has waited.
    public var parkedMilliseconds: Int64 = 0
    /// Open dead letters by reason.
    public var dead: [String: Int] = [:]
    /// Events that could not be sent and wait.
    public var unsent = 0
    /// For how many milliseconds what is due next has been due.
    public var overdueMilliseconds: Int64 = 0
    /// Whether its messages are taken.
    public var isTaking = false
    /// Whether it waits for an audit after a restore.
    public var isRecovering = false
    /// Why nothing of it is committed; `nil` while it works.
    public var failing: String?

    /// A store of which nothing is known yet.
    public init(store: String) { self.store = store }
}
