public import Messaging

/// Holds leases: exclusive queues, which the broker gives to one connection and frees when that connection ends.
///
/// Two links: a lease that somebody else holds costs the channel that asks for it, and the presence must not flicker.
public final class LeaseConnection: LeaseKeeper {
    private let leases: Link
    private let presence: Link
    private var isPresent = false

    /// Connects and logs in, within the limits.
    public init(_ address: BrokerAddress, limits: LinkLimits = LinkLimits()) throws(BrokerError) {
        leases = try Link(address, wakeUp: nil, limits: limits)
        var other = address
        other.name += " (presence)"
        do {
            presence = try Link(other, wakeUp: nil, limits: limits)
        } catch {
            leases.close()
            throw error
        }
    }

    public func acquire(_ name: String) throws -> Bool { try leases.declareExclusive(name) }

    public func release(_ name: String) throws { try leases.deleteExclusive(name) }

    public func workers(presence queue: String) throws -> Int {
        if !isPresent {
            try presence.consume(queue, prefetch: 1, noAck: false)
            isPresent = true
        }
        guard let counts = try presence.counts(of: queue) else {
            isPresent = false
            throw BrokerError.missing(queues: [queue], exchanges: [])
        }
        return counts.consumers
    }

    public func pump() throws {
        for link in [leases, presence] {
            while link.next() != nil {}
            if let lost = link.lost { throw BrokerError.lost(lost) }
        }
    }

    public func close() {
        leases.close()
        presence.close()
    }
}
