public import Contracts

/// What an operator's tool asks of a store, over the queue for inquiries. Answered between two batches; nothing here is
/// recorded in the inbox, and asking again does no harm.
public enum Inquiry: Codable, Sendable, Equatable {
    case status
    case trace(DossierID)
    /// These events, and those of these files that are of these types; without what is personal in them.
    case events([MessageID], of: [DossierID], types: [MessageType])
    case verify
    /// The digest of a row of the journal, which a mark must agree with.
    case digest(ofRow: Int64)
    case rebuild
    /// A copy of the store under that name, in the folder that its host has for backups. It holds all that is personal: who
    /// asked for it is noted.
    case backup(name: String, asking: Asking? = nil)
    case deadLetters(openOnly: Bool, of: DeadLetterChoice? = nil, limit: Int? = nil)
    /// Open dead letters by cause.
    case letterGroups(of: DeadLetterChoice, limit: Int)
    /// What was decided about dead letters.
    case letterDecisions(limit: Int)
    /// One dead letter with its body, which may show what is personal.
    case deadLetter(Int64, asking: Asking)
    /// The wall clock of the store's worker is right, says an operator whose own says this.
    case confirmClock(Instant)
    case replayDead(Int64)
    /// The first of these letters are decided on again; with a limit of 0 it is only said what is left.
    case replayLetters(DeadLetterChoice, limit: Int)
    /// The first of these letters are closed without being decided on; by whom, and why.
    case discardLetters(DeadLetterChoice, limit: Int, by: Actor, why: String)
    /// Rows of the journal that the broker has not got, those that wait first.
    case unsent(limit: Int)
    /// That row, which could not be sent, is not to be tried again; by whom, and why.
    case setAside(Int64, by: Actor, why: String)
    /// That row, which was set aside, is to be tried again.
    case takeUp(Int64, by: Actor, why: String)
    /// What partner branches were told of the journal behind that row, in pages.
    case told(after: Int64, limit: Int)
    /// An operator moves that panel's store here: to the worker that holds the store which is asked.
    case expectPanel(String, by: Actor, why: String)
    /// The panel that is asked is moved to that worker: whoever holds it gives it, and leaves it alone for a minute.
    case givePanel(to: String)
    /// A question of a service's own, by its name, as JSON.
    case question(String, body: String, asking: Asking)
    case auditRecovering
    case auditEpoch
    case auditOwed(listener: String, after: Int64, limit: Int)
    case auditHeld([MessageID], publisher: String)
    case auditRepublish([Int64], listener: String)
    case auditReceived(publisher: String, after: MessageID?, limit: Int)
    /// Events as they came, with what is personal in them: it is noted of whom.
    case auditWhole([MessageID], publisher: String, asking: Asking? = nil)
    case auditLacks([MessageID])
    case auditRecover([ReceivedEvent], from: String, acceptingUnproved: Bool)
    case auditTellsOwn
    case auditTakeBack(limit: Int)
    case auditFence(publisher: String, epoch: Int)
    case auditFinish

    /// The type of an inquiry on the wire.
    public static let type: MessageType = "ccs.inquiry.v1"

    /// Where an answer comes in pages, how many bytes a page has, or one thing if that is larger.
    static let pageBytes = 1 << 20
}

/// The answer to an inquiry.
public enum InquiryAnswer: Codable, Sendable, Equatable {
    case status(StoreStatus, worker: String)
    case trace([TraceStep])
    case events([JournalledEvent])
    /// What is wrong; empty when nothing is.
    case faults([String])
    case deadLetters([DeadLetter])
    case letterGroups([DeadLetterGroup])
    case letterDecisions([LetterDecision])
    case replayed(ReplayedLetters)
    case unsent([UnsentRow])
    /// What partner branches were told, and up to which row the journal was looked at.
    case told([ToldMessage], through: Int64)
    case owed([OwedEvent])
    case held([MessageID: String])
    case received([ReceivedEvent])
    case messages([MessageID])
    case flag(Bool)
    case number(Int)
    /// The answer to a question, as JSON.
    case reply(String)
    case done
    /// Where a copy lies, on the store's host.
    case copied(String)
    /// It could not be done, and why.
    case failed(String)
}

/// A store behind the queues, as an audit sees it.
public struct RemoteStore: Auditable {
    /// The store's name.
    public let name: String
    private let asking: Asking?
    private let ask: (Inquiry) throws -> InquiryAnswer

    /// The answer to an inquiry was not of the kind that the inquiry wants.
    public struct Unexpected: Error, CustomStringConvertible {
        /// What came instead.
        public let description: String
    }

    /// A store that is reached by `ask`, on whose behalf.
    public init(name: String, asking: Asking? = nil, ask: @escaping (Inquiry) throws -> InquiryAnswer) {
        self.name = name
        self.asking = asking
        self.ask = ask
    }

    private func unexpected(_ answer: InquiryAnswer) -> Unexpected { Unexpected(description: "\(name): \(answer)") }

    public func recovering() throws -> Bool {
        guard case .flag(let value) = try ask(.auditRecovering) else { throw unexpected(.failed("no flag")) }
        return value
    }

    public func currentEpoch() throws -> Int {
        guard case .number(let value) = try ask(.auditEpoch) else { throw unexpected(.failed("no number")) }
        return value
    }

    public func owed(to listener: String, after seq: Int64, limit: Int) throws -> [OwedEvent] {
        guard case .owed(let value) = try ask(.auditOwed(listener: listener, after: seq, limit: limit)) else {
            throw unexpected(.failed("no list"))
        }
        return value
    }

    public func held(_ events: [MessageID], from publisher: String) throws -> [MessageID: String] {
        guard case .held(let value) = try ask(.auditHeld(events, publisher: publisher)) else {
            throw unexpected(.failed("no list"))
        }
        return value
    }

    public func republish(_ rows: [Int64], to listener: String) throws {
        try expectDone(.auditRepublish(rows, listener: listener))
    }

    public func received(from publisher: String, after: MessageID?, limit: Int) throws -> [MessageID] {
        guard case .messages(let value) = try ask(.auditReceived(publisher: publisher, after: after, limit: limit))
        else { throw unexpected(.failed("no list")) }
        return value
    }

    public func whole(_ events: [MessageID], from publisher: String) throws -> [ReceivedEvent] {
        guard case .received(let value) = try ask(.auditWhole(events, publisher: publisher, asking: asking)) else {
            throw unexpected(.failed("no list"))
        }
        return value
    }

    public func lacks(_ events: [MessageID]) throws -> [MessageID] {
        guard case .messages(let value) = try ask(.auditLacks(events)) else { throw unexpected(.failed("no list")) }
        return value
    }

    public func recover(_ events: [ReceivedEvent], from listener: String, acceptingUnproved: Bool) throws -> [MessageID]
    {
        let answer = try ask(.auditRecover(events, from: listener, acceptingUnproved: acceptingUnproved))
        guard case .messages(let value) = answer else { throw unexpected(answer) }
        return value
    }

    public func tellsOwn() throws -> Bool {
        guard case .flag(let value) = try ask(.auditTellsOwn) else { throw unexpected(.failed("no flag")) }
        return value
    }

    public func takeBack(limit: Int) throws -> Int {
        guard case .number(let left) = try ask(.auditTakeBack(limit: limit)) else {
            throw unexpected(.failed("no number"))
        }
        return left
    }

    public func fence(_ publisher: String, epoch: Int) throws {
        try expectDone(.auditFence(publisher: publisher, epoch: epoch))
    }

    public func finishRecovery() throws { try expectDone(.auditFinish) }

    private func expectDone(_ inquiry: Inquiry) throws {
        let answer = try ask(inquiry)
        guard answer == .done else { throw unexpected(answer) }
    }
}
