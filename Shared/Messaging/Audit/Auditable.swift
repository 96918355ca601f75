public import Contracts

/// A row of a journal that a listener must hold.
public struct OwedEvent: Codable, Sendable, Equatable {
    /// Its place in the publisher's journal.
    public var seq: Int64
    /// The event.
    public var id: MessageID
    /// The digest under which it went out.
    public var digest: String
}

/// An event as a listener received it, whole, to be given back to a publisher that lost it.
public struct ReceivedEvent: Codable, Sendable, Equatable {
    /// The event.
    public var id: MessageID
    /// Its type.
    public var type: MessageType
    /// Its stream.
    public var stream: StreamID
    /// The version of the stream that it makes.
    public var version: Int
    /// When it was decided.
    public var at: Instant
    /// What it follows from.
    public var cause: String?
    /// Who acted.
    public var actor: String?
    /// Whose act it records, and of which day (``ActRecord``).
    public var act: String?
    /// The listeners' lanes before it.
    public var previous: String
    /// The digest under which it came.
    public var digest: String
    /// What its publisher can prove it by; `nil` where it came without.
    public var proof: String?
    /// Its body as UTF-8.
    public var body: String

    /// No fewer bytes than it takes in an answer: some characters are written as two there, or as six.
    var bytesOnTheWire: Int {
        let texts = [
            id.value, type.value, stream.value, cause ?? "", actor ?? "", act ?? "", previous, digest, proof ?? "",
            body,
        ]
        return texts.reduce(512) { sum, text in
            text.utf8.reduce(sum) { sum, byte in
                switch byte {
                case 0..<0x20: sum + 6
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): sum + 2
                default: sum + 1
                }
            }
        }
    }
}

/// A store, as an audit sees it: here, or over the queues.
public protocol Auditable {
    /// The store's name.
    var name: String { get }
    /// Whether the store waits for an audit after a restore.
    func recovering() throws -> Bool
    /// The store's epoch.
    func currentEpoch() throws -> Int
    /// What that listener must hold of this journal, behind that row, in order.
    func owed(to listener: String, after seq: Int64, limit: Int) throws -> [OwedEvent]
    /// Under which digest this store holds each of these events of that publisher; those that it does not hold are
    /// absent. Parked and dead ones are held, with an empty digest.
    func held(_ events: [MessageID], from publisher: String) throws -> [MessageID: String]
    /// Publishes these rows again to that listener.
    func republish(_ rows: [Int64], to listener: String) throws
    /// Which events this store applied from that publisher, in the order of their ids, in pages.
    func received(from publisher: String, after: MessageID?, limit: Int) throws -> [MessageID]
    /// These events of that publisher, as this store received them, in the order of their ids: as many as one message
    /// carries, and the first of them in any case.
    func whole(_ events: [MessageID], from publisher: String) throws -> [ReceivedEvent]
    /// Which of these events this journal does not have.
    func lacks(_ events: [MessageID]) throws -> [MessageID]
    /// Keeps events that this store published and lost, as that listener gives them, until all of them are there to be
    /// taken back in order.
    ///
    /// - Parameter acceptingUnproved: whether an event without a proof that it is this store's own is kept as well.
    /// - Returns: those that are not kept: no proof holds, or that listener is not told of such events.
    /// - Throws: `NotRecovering` when the store was not restored: nothing can be lost then.
    func recover(_ events: [ReceivedEvent], from listener: String, acceptingUnproved: Bool) throws -> [MessageID]
    /// Whether what this store cannot prove to be its own certainly is not: it had the key that it has when the copy was made
    /// that it was restored from, and so whatever it published since carries a proof.
    func tellsOwn() throws -> Bool
    /// Takes back what is kept of them, in the order in which it happened, at most so many; returns how many are left.
    func takeBack(limit: Int) throws -> Int
    /// From now on, what that publisher sent before that epoch and is not applied here is void.
    func fence(_ publisher: String, epoch: Int) throws
    /// The store is repaired: it takes messages again.
    func finishRecovery() throws
}

/// What an audit found, and, with `repair`, mended.
public struct AuditReport: Codable, Sendable, Equatable {
    /// Events that a listener should hold and does not: publisher, listener, how many.
    public var missing: [Finding] = []
    /// Events that a listener holds and their publisher has lost.
    public var lost: [Finding] = []
    /// Events whose row in the publisher's journal has another digest than the one that the listener knows.
    public var differing: [Finding] = []
    /// Stores that wait for a repair after a restore.
    public var recovering: [String] = []
    /// Events that were to be given back to a restored store, and of which it cannot prove that they are its own, though they
    /// may be. It waits on until an audit is told what of them to accept.
    public var unproved: [Finding] = []
    /// Events that were to be given back to a restored store and are left out: they certainly are not its own, or nobody has
    /// accepted them. It takes messages again without them.
    public var leftOut: [Finding] = []
    /// Whether it was mended.
    public var repaired: Bool = false

    /// Nothing was found.
    public var isClean: Bool {
        missing.isEmpty && lost.isEmpty && differing.isEmpty && recovering.isEmpty && unproved.isEmpty
            && leftOut.isEmpty
    }

    /// How many events of one publisher at one listener, and the first of them.
    public struct Finding: Codable, Sendable, Equatable {
        /// Whose events.
        public var publisher: String
        /// At whom.
        public var listener: String
        /// How many.
        public var count: Int
        /// The first ones' ids; of what somebody has to decide on, a hundred.
        public var examples: [MessageID]
    }
}

/// What becomes of events that a restored store is to be given back and cannot prove to be its own.
public enum Unproved: Sendable, Equatable {
    /// They are left out where the store can tell that they are not its own; else it waits for somebody's word.
    case undecided
    /// These are taken, and all others left out.
    case accepted(Set<MessageID>)
    /// All of them are taken.
    case allAccepted

    /// Whether that event is taken without a proof.
    func accepts(_ event: MessageID) -> Bool {
        switch self {
        case .undecided: false
        case .accepted(let events): events.contains(event)
        case .allAccepted: true
        }
    }
}

/// Compares each journal with the inboxes that must hold its events: confirmed is not delivered, when a binding was
/// missing, a broker's disk lost, or a store restored.
public struct Audit {
    private let page = 500
    private let routes: Routes

    /// An audit of stores connected by these routes.
    public init(_ routes: Routes) { self.routes = routes }

    /// Runs it over all stores; with `repair`, gives back to restored stores what others hold of them and has
    /// what is missing published again. Running it twice does nothing the second time; one that broke off is run again.
    ///
    /// - Parameter unproved: what becomes of that which a restored store cannot prove to be its own: what came before there
    ///   were proofs, or where its key was lost; or what somebody has made up.
    public func run(_ stores: [any Auditable], repair: Bool, unproved: Unproved = .undecided) throws -> AuditReport {
        var report = AuditReport()
        report.repaired = repair
        for publisher in stores where try publisher.recovering() {
            report.recovering.append(publisher.name)
            guard repair else { continue }
            let epoch = try publisher.currentEpoch()
            for listener in stores where listener.name != publisher.name {
                try listener.fence(publisher.name, epoch: epoch)
                // Its own fences went with what it lost: what is in the queue from before another restore would be taken.
                try publisher.fence(listener.name, epoch: try listener.currentEpoch())
            }
        }
        for publisher in stores {
            try findLost(publisher, stores, repair, unproved, &report)
        }
        for publisher in stores where repair && !report.unproved.contains(where: { $0.publisher == publisher.name }) {
            if try publisher.recovering() { try publisher.finishRecovery() }
        }
        for publisher in stores {
            for listener in stores where listener.name != publisher.name {
                try findMissing(publisher, listener, repair, &report)
            }
        }
        return report
    }

    private func findLost(
        _ publisher: any Auditable,
        _ stores: [any Auditable],
        _ repair: Bool,
        _ decided: Unproved,
        _ report: inout AuditReport
    ) throws {
        // Who was not restored has lost nothing, whatever others say.
        let isGivenBack = try repair && publisher.recovering()
        let leavesOut = try isGivenBack && (decided != .undecided || publisher.tellsOwn())
        for listener in stores where listener.name != publisher.name {
            var after: MessageID?
            var found = Findings()
            var unproved = Findings(naming: 100)
            while true {
                let events = try listener.received(from: publisher.name, after: after, limit: page)
                guard let last = events.last else { break }
                after = last
                let lost = try publisher.lacks(events)
                found.add(lost)
                guard isGivenBack else { continue }
                unproved.add(try giveBack(lost, to: publisher, from: listener, decided))
            }
            if found.count > 0 { report.lost.append(found.told(of: publisher, at: listener)) }
            guard unproved.count > 0 else { continue }
            let told = unproved.told(of: publisher, at: listener)
            if leavesOut { report.leftOut.append(told) } else { report.unproved.append(told) }
        }
        // As they happened, over all listeners: what one stream gave up, another may have claimed after it. So nothing is taken
        // back as long as something may be missing among it.
        guard isGivenBack, !report.unproved.contains(where: { $0.publisher == publisher.name }) else { return }
        while try publisher.takeBack(limit: page) > 0 {}
    }

    /// In as many messages as it takes.
    /// - Returns: those that the publisher does not take.
    private func giveBack(
        _ lost: [MessageID],
        to publisher: any Auditable,
        from listener: any Auditable,
        _ decided: Unproved
    ) throws -> [MessageID] {
        var rest = lost[...]
        var unproved: [MessageID] = []
        while !rest.isEmpty {
            let events = try listener.whole(Array(rest), from: publisher.name)
            guard let last = events.last, let place = rest.lastIndex(of: last.id) else { break }
            for accepted in [false, true] {
                let some = events.filter { decided.accepts($0.id) == accepted }
                if some.isEmpty { continue }
                unproved += try publisher.recover(some, from: listener.name, acceptingUnproved: accepted)
            }
            rest = rest[(place + 1)...]
        }
        return unproved
    }

    private func findMissing(
        _ publisher: any Auditable,
        _ listener: any Auditable,
        _ repair: Bool,
        _ report: inout AuditReport
    ) throws {
        var after: Int64 = 0
        var missing = Findings()
        var differing = Findings()
        while true {
            let owed = try publisher.owed(to: listener.name, after: after, limit: page)
            guard let last = owed.last else { break }
            after = last.seq
            let held = try listener.held(owed.map(\.id), from: publisher.name)
            let absent = owed.filter { held[$0.id] == nil }
            missing.add(absent.map(\.id))
            if repair, !absent.isEmpty { try publisher.republish(absent.map(\.seq), to: listener.name) }
            differing.add(
                owed.filter { event in held[event.id].map { !$0.isEmpty && $0 != event.digest } ?? false }.map(\.id)
            )
        }
        if missing.count > 0 { report.missing.append(missing.told(of: publisher, at: listener)) }
        if differing.count > 0 { report.differing.append(differing.told(of: publisher, at: listener)) }
    }
}

/// Events of one kind that an audit found between two stores.
private struct Findings {
    private(set) var count = 0
    private let most: Int
    private var examples: [MessageID] = []

    init(naming most: Int = 5) { self.most = most }

    mutating func add(_ ids: [MessageID]) {
        count += ids.count
        examples += ids.prefix(most - examples.count)
    }

    func told(of publisher: any Auditable, at listener: any Auditable) -> AuditReport.Finding {
        AuditReport.Finding(publisher: publisher.name, listener: listener.name, count: count, examples: examples)
    }
}
