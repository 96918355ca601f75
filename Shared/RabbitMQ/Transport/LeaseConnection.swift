public import Messaging

/// Holds leases: exclusive queues, which the broker gives to one connection and frees when that connection ends. And
/// keeps marks.
///
/// Several links: a lease that somebody else holds costs the channel that asks for it, the presence must not flicker,
/// and the broker reads nothing from a connection that has published while it is short of memory.
public final class LeaseConnection: LeaseKeeper {
    private let leases: Link
    private let address: BrokerAddress
    private let limits: LinkLimits
    /// Made when it is asked who is there.
    private var presence: Link?
    /// Made when there is a mark to be read or written, and again when it was lost.
    private var marks: MarkConnection?

    /// Connects and logs in, within the limits.
    public init(_ address: BrokerAddress, limits: LinkLimits = LinkLimits()) throws(BrokerError) {
        self.address = address
        self.limits = limits
        leases = try Link(address, wakeUp: nil, limits: limits)
    }

    public func acquire(_ name: String) throws -> Acquisition {
        if try leases.declareExclusive(name) { return .taken }
        // A queue that is another connection's own is locked for this question, too.
        return try leases.isOpenToAll(name) ? .notALease : .held
    }

    public func release(_ name: String) throws { try leases.deleteExclusive(name) }

    public func workers(presence queue: String) throws -> Int {
        let link = try presence ?? beThere(queue)
        guard let counts = try link.counts(of: queue) else {
            link.close()
            presence = nil
            throw BrokerError.missing(queues: [queue], exchanges: [])
        }
        return counts.consumers
    }

    private func beThere(_ queue: String) throws -> Link {
        let link = try Link(named("presence"), wakeUp: nil, limits: limits)
        do {
            try link.consume(queue, prefetch: 1, noAck: false)
        } catch {
            link.close()
            throw error
        }
        presence = link
        return link
    }

    public func mark(of store: String) throws -> StoreMark? { try withMarks { try $0.found(of: store) } }

    public func write(_ mark: StoreMark) throws { _ = try withMarks { try $0.write(mark) } }

    private func withMarks<T>(_ body: (MarkConnection) throws -> T) throws -> T {
        let connection = try marks ?? MarkConnection(named("marks"), limits: limits)
        marks = connection
        do {
            return try body(connection)
        } catch let error as BrokerError {
            connection.close()
            marks = nil
            throw error
        }
    }

    private func named(_ purpose: String) -> BrokerAddress {
        var other = address
        other.name += " (\(purpose))"
        return other
    }

    public func pump() throws {
        for link in [leases, presence].compactMap(\.self) {
            while link.next() != nil {}
            if let lost = link.lost { throw BrokerError.lost(lost) }
        }
        // Without marks the leases still hold; the next mark finds another connection.
        do { try marks?.pump() } catch {
            marks?.close()
            marks = nil
        }
    }

    public func close() {
        leases.close()
        presence?.close()
        marks?.close()
    }
}
