/// What happens to a worker, for its log and its readiness.
public enum WorkerEvent: Sendable, Equatable {
    case consumerConnected, publisherConnected, leasesConnected
    case consumerLost(String), publisherLost(String), leasesLost(String)
    /// The broker ended the consumption of a queue: it is gone, or its node is.
    case queueCancelled(String)
    /// A publish came back or was not taken; the relay begins again at its cursor.
    case publishFailed(String)
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
    /// A message went to the dead letters.
    case buried(store: String, count: Int)
    case draining, stopped
}
