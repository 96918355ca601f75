/// What happens to a worker, for its log and its readiness. What goes on being so is told once.
public enum WorkerEvent: Sendable, Equatable {
    case publisherConnected, leasesConnected
    /// A store's messages are taken.
    case consumerConnected(store: String)
    /// They are not, and why: the broker is away, or the queue is missing.
    case consumerLost(store: String, why: String)
    case publisherLost(String)
    /// Leases cannot be asked for, or workers not counted; what is held stays held.
    case leasesLost(String)
    /// The lease on a store is lost.
    case leaseLost(String)
    /// Rows of a store's journal could not be sent: they wait, and those behind them go on.
    case rowsWait(store: String, count: Int, why: String)
    /// What partner branches are told of a store's events was not taken: it waits, with all that they are told later.
    case partnersWait(store: String, why: String)
    /// Nothing was heard of what a store publishes, though the broker takes messages: its relay begins again at its cursor.
    case relayStalled(store: String, unconfirmed: Int)
    /// Answers to that user (none: notices) could not be sent, so often since it was told last; events are untouched.
    case answersLost(user: String, why: String, times: Int)
    /// The broker takes nothing for now; `nil` once it does again.
    case blocked(String?)
    /// The store or the disk fails; nothing is acknowledged, the batch is tried again.
    case storeFailed(store: String, why: String)
    case storeWorks(store: String)
    /// A panel is held now.
    case panelTaken(String)
    /// A panel was given back, with why.
    case panelGiven(String, why: String)
    /// A store is held by another worker; it is waited for. By whom, as far as is known.
    case leaseHeld(store: String, by: String?)
    /// There is a queue in the place of a store's lease that nobody holds the store by; no worker gets the store.
    case leaseIsNone(store: String, queue: String)
    /// A store that is held cannot be opened here: its file is not there, or is not what it was.
    case storeRefused(store: String, why: String)
    /// How far a store has come could not be written down; the next time is tried again.
    case markFailed(store: String, why: String)
    /// What lies in the place of a store's mark is not its own: somebody else wrote there.
    case markDistrusted(store: String, why: String)
    /// The wall clock is so many milliseconds ahead of what bears it out, or behind where that is negative; 0 once it is
    /// believed again.
    case clockOff(store: String, milliseconds: Int64)
    /// An operator answers for the wall clock.
    case clockConfirmed(store: String)
    /// A message went to the dead letters.
    case buried(store: String, count: Int)
    case draining, stopped
}
