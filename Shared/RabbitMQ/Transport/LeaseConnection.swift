public import Messaging

/// Holds leases: exclusive queues, which the broker gives to one connection and frees when that connection ends. And
/// keeps marks.
///
/// Each lease has a link of its own: one that is lost, or a question that is answered late, costs no other. A link on which a
/// lease was refused asks for the next one.
public final class LeaseConnection: LeaseKeeper {
    private let address: BrokerAddress
    private let limits: LinkLimits
    private var held: [String: Link] = [:]
    /// Holds nothing; asks for the next lease.
    private var spare: Link?
    /// Made when it is asked who is there, and whether this worker says so by it.
    private var presence: Link?
    private var isPresent = false
    /// Made when there is a mark to be read or written, and again when it was lost.
    private var marks: MarkConnection?

    /// Connects and logs in, within the limits.
    public init(_ address: BrokerAddress, limits: LinkLimits = LinkLimits()) throws(BrokerError) {
        self.address = address
        self.limits = limits
        spare = try Link(address, wakeUp: nil, limits: limits)
    }

    public func acquire(_ name: String) throws -> Acquisition {
        if held[name] != nil { return .taken }
        let link = try spare ?? Link(address, wakeUp: nil, limits: limits)
        spare = nil
        do {
            guard try link.declareExclusive(name) else {
                // A queue that is another connection's own is locked for this question, too.
                let isNone = try link.isOpenToAll(name)
                spare = link
                return isNone ? .notALease : .held
            }
        } catch {
            link.close()
            throw error
        }
        held[name] = link
        return .taken
    }

    public func release(_ name: String) {
        guard let link = held.removeValue(forKey: name) else { return }
        let isFree: Void? = try? link.deleteExclusive(name)
        if isFree != nil, spare == nil {
            spare = link
        } else {
            // The lease ends with it.
            link.close()
        }
    }

    public func workers(presence queue: String, isThere: Bool) throws -> Int {
        if isThere != isPresent {
            presence?.close()
            presence = nil
        }
        do {
            let link = try presence ?? look(at: queue, isThere: isThere)
            guard let counts = try link.counts(of: queue) else {
                throw BrokerError.missing(queues: [queue], exchanges: [])
            }
            return counts.consumers
        } catch {
            presence?.close()
            presence = nil
            throw error
        }
    }

    /// Nobody writes to that queue; were there a message, it would be nobody's.
    private func look(at queue: String, isThere: Bool) throws(BrokerError) -> Link {
        let link = try Link(named("presence"), wakeUp: nil, limits: limits)
        do {
            if isThere { try link.consume(queue, prefetch: nil, noAck: true) }
        } catch {
            link.close()
            throw error
        }
        (presence, isPresent) = (link, isThere)
        return link
    }

    public func isTaken(_ queue: String) throws -> Bool? {
        let link = try spare ?? Link(address, wakeUp: nil, limits: limits)
        spare = link
        do {
            return try link.counts(of: queue).map { $0.consumers > 0 }
        } catch {
            link.close()
            spare = nil
            throw error
        }
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

    public func pump() -> [String] {
        var lost: [String] = []
        for (name, link) in held where !isThere(link) { lost.append(name) }
        for name in lost { held[name] = nil }
        if let link = spare, !isThere(link) { spare = nil }
        if let link = presence, !isThere(link) { presence = nil }
        do { try marks?.pump() } catch {
            marks?.close()
            marks = nil
        }
        return lost.sorted()
    }

    private func isThere(_ link: Link) -> Bool {
        while let incoming = link.next() {
            if case .channelClosed(let code, let text) = incoming { link.channelWasClosed(code: code, text: text) }
            // The queue of a presence is gone: it is asked for again.
            if case .cancelled = incoming { link.close() }
        }
        return link.lost == nil
    }

    public func close() {
        for link in Array(held.values) + [spare, presence].compactMap({ $0 }) { link.close() }
        marks?.close()
        marks = nil
        held = [:]
        spare = nil
        presence = nil
    }
}
