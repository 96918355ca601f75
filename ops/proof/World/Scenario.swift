public import Contracts
public import Foundation
public import Messaging

/// What a simulated world is made of: its services, how they are connected, and the people in it.
public protocol SimulatedSystem: Sendable {
    /// The services, each with the names of its stores.
    var services: [(definition: ServiceDefinition, stores: [String])] { get }
    /// Who listens to what, who may send what.
    var routes: Routes { get }
    /// The broker user of the program that people use.
    var user: String { get }
    /// What the loop allows.
    var limits: Core.Limits { get }

    /// The people of one world, with that many files; `years` where it is said whether they live on for years after that.
    func people(files: Int, years: Bool?, startingAt now: Instant, entropy: inout Entropy) throws -> any Driver
}

extension SimulatedSystem {
    /// The usual limits.
    public var limits: Core.Limits { Core.Limits() }
}

/// The people of one world: they say what they want done next, and are told what came of it.
public protocol Driver {
    /// What is to be sent now; `everything` that can be, or some of it. What is pending under its key is not free.
    mutating func wanted(
        _ sight: Sight,
        everything: Bool,
        isFree: (String) -> Bool,
        entropy: inout Entropy
    ) throws -> [Wanted]
    /// The answer to what was sent under that key.
    mutating func take(_ answer: Answer, to key: String, _ sight: Sight)
    /// When people go on by themselves; `nil` when they wait for no time.
    var wakesAt: Instant? { get }
    /// The files about whose people everything personal may be erased; `nil` for any.
    var erasable: Set<DossierID>? { get }
    /// How many months pass once everything has reached its end; `nil` where the world ends with it.
    var monthsToCome: Int? { get }
    /// The years begin, until that moment: what people do in them is theirs to choose.
    mutating func yearsBegin(_ now: Instant, until end: Instant, entropy: inout Entropy)
    /// What nothing may hold any more: what is personal about those whose time is over.
    func gone(_ sight: Sight) throws -> [Gone]
    /// Messages that nobody can take, each for a store: of a type that is not known, or built on what never comes. Their
    /// ids begin with `stray-`.
    func strays(_ sight: Sight) throws -> [(store: String, envelope: Envelope, body: [UInt8])]
    /// The signature that who acts puts beside a command; `nil` where nobody asks for one.
    func signature(for envelope: Envelope, to store: String, body: [UInt8]) -> ActSignature?
    /// What is personal about somebody, all about whom may be erased; empty where that cannot be told.
    func words(of person: PersonID) -> Set<String>
    /// Whether everything has reached an end.
    func isFinished(_ sight: Sight) throws -> Bool
    /// What has not reached an end.
    func unfinished(_ sight: Sight) throws -> [String]
    /// What must not be, once everything has come to rest: two ends of one file, two certificates of one award.
    mutating func faults(_ sight: Sight) throws -> [String]
    /// Where the people, not the system, are known to give up: told beside the faults.
    func excused(_ sight: Sight) -> [String]
    /// The stages that a file goes through, in their order.
    static var stages: [String] { get }
    /// The stages of the files that each store has in its hands.
    var stagesByStore: [String: Set<String>] { get }
}

extension Driver {
    /// Whether nothing is unfinished.
    public func isFinished(_ sight: Sight) throws -> Bool { try unfinished(sight).isEmpty }
    /// Nothing is excused.
    public func excused(_ sight: Sight) -> [String] { [] }
    /// No stages are told apart.
    public static var stages: [String] { [] }
    /// No time passes.
    public var monthsToCome: Int? { nil }
    /// They do nothing then.
    public mutating func yearsBegin(_ now: Instant, until end: Instant, entropy: inout Entropy) {}
    /// Nothing is known to be gone.
    public func gone(_ sight: Sight) throws -> [Gone] { [] }
    /// None.
    public func strays(_ sight: Sight) throws -> [(store: String, envelope: Envelope, body: [UInt8])] { [] }
    /// Nobody asks for one.
    public func signature(for envelope: Envelope, to store: String, body: [UInt8]) -> ActSignature? { nil }
    /// Nothing is known of anybody.
    public func words(of person: PersonID) -> Set<String> { [] }
    /// No stages are told apart.
    public var stagesByStore: [String: Set<String>] { [:] }
}

/// Words that stand in no store any more.
public struct Gone: Sendable {
    /// Of what they are told: a file, a person.
    public var about: String
    /// The words, of letters and digits, six of them or more.
    public var words: Set<String>
    /// The stores that must not have them.
    public var stores: [String]

    /// Words that are gone from these stores.
    public init(_ words: Set<String>, about: String, from stores: [String]) {
        self.words = words
        self.about = about
        self.stores = stores
    }
}

/// A system whose people remember nothing: they read where things stand and do what comes next. So they go on by
/// themselves after a store was restored and what they had done was lost.
public protocol Scenario: SimulatedSystem {
    /// Something that people want to reach: a file through to its end, a panel that sits.
    associatedtype Goal: Sendable

    /// The goals of one world with that many files.
    func goals(files: Int, entropy: inout Entropy) -> [Goal]
    /// What people would do now towards that goal: any of these, in any order. Empty when they wait, or have arrived.
    func errands(_ goal: Goal, _ sight: Sight) throws -> [Wanted]
    /// Whether the goal is reached, in one of the ways in which it can be.
    func isReached(_ goal: Goal, _ sight: Sight) throws -> Bool
    /// What must not be at the end.
    func faults(_ goals: [Goal], _ sight: Sight) throws -> [String]
}

extension Scenario {
    /// People who each have a goal.
    public func people(files: Int, years: Bool?, startingAt now: Instant, entropy: inout Entropy) -> any Driver {
        GoalDriver(scenario: self, goals: goals(files: files, entropy: &entropy))
    }
}

private struct GoalDriver<S: Scenario>: Driver {
    let scenario: S
    let goals: [S.Goal]
    var erasable: Set<DossierID>? { nil }
    var wakesAt: Instant? { nil }

    func wanted(
        _ sight: Sight,
        everything: Bool,
        isFree: (String) -> Bool,
        entropy: inout Entropy
    ) throws -> [Wanted] {
        if everything {
            return try goals.flatMap { try scenario.errands($0, sight).filter { isFree($0.key) } }
        }
        guard let goal = goals.randomElement(using: &entropy) else { return [] }
        let wanted = try scenario.errands(goal, sight).filter { isFree($0.key) }
        return wanted.randomElement(using: &entropy).map { [$0] } ?? []
    }

    func take(_ answer: Answer, to key: String, _ sight: Sight) {}

    func unfinished(_ sight: Sight) throws -> [String] {
        try goals.filter { try !scenario.isReached($0, sight) }.map { "\($0)" }
    }

    func faults(_ sight: Sight) throws -> [String] { try scenario.faults(goals, sight) }
}

/// One command that somebody would send.
public struct Wanted: Sendable {
    /// The command's id, where its sender has chosen one.
    public var id: MessageID?
    /// What is to be done, once at a time: as `D-1/accept`.
    public var key: String
    /// The store whose queue it goes to.
    public var store: String
    /// The command's type.
    public var type: MessageType
    /// The command, the same bytes whenever it is sent again.
    public var body: Data
    /// Who acts.
    public var actor: Actor
    /// Whose act it records, where that is not the act of `actor`, there and then.
    public var act: ActRecord?
    /// The file.
    public var dossier: DossierID?
    /// What its sender has seen and builds on.
    public var after: [MessageID]

    /// An errand: that command to that store's queue, by that actor.
    public init<C: Command>(
        _ key: String,
        _ command: C,
        to store: String,
        as actor: Actor,
        after: [MessageID] = []
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.key = key
        self.store = store
        type = C.type
        body = try encoder.encode(command)
        self.actor = actor
        dossier = command.about
        self.after = after
    }

    /// A command that is encoded already, under the id that its sender has chosen.
    public init(
        _ key: String,
        id: MessageID,
        type: MessageType,
        body: Data,
        to store: String,
        as actor: Actor,
        recording act: ActRecord? = nil,
        about dossier: DossierID?,
        after: [MessageID]
    ) {
        self.key = key
        self.id = id
        self.type = type
        self.body = body
        self.store = store
        self.actor = actor
        self.act = act
        self.dossier = dossier
        self.after = after
    }
}

/// What can be seen of a world's stores.
public struct Sight {
    /// The time in the world.
    public let now: Instant
    /// Whether a store was ever restored from an older copy: what was lost may leave gaps in what is counted.
    public let somethingWasLost: Bool
    /// By store, the moments at which a process had looked after it, and nothing was due.
    let looks: [String: [Instant]]
    /// By store, what was there before each restore.
    let former: [String: [StoreHistory]]
    let stores: [String: Store]
    let cores: [String: Core]

    /// Events that a store's journal has, by their ids, and those of files that are of these types; `nil` while no
    /// process holds the store.
    public func events(_ ids: [MessageID], of dossiers: [DossierID], types: [MessageType], at store: String) throws
        -> [JournalledEvent]?
    {
        try cores[store]?.events(ids, of: dossiers, types: types)
    }

    /// The state of an aggregate in that store, as last committed.
    public func state<A: Aggregate>(_ kind: A.Type, _ key: String, at store: String) throws -> A? {
        try stores[store]?.state(kind, key)
    }

    /// The last event of that type about that file in that store's journal.
    public func lastEvent(_ type: MessageType, about dossier: DossierID, at store: String) throws -> MessageID? {
        try stores[store]?.lastEvent(type, about: dossier)
    }

    /// All that a store's journal has, in its order.
    public func journal(at store: String) throws -> [JournalledEvent] { try stores[store]?.journal() ?? [] }

    /// What a store's journal had before each of its restores, and what it has now.
    public func histories(at store: String) throws -> [StoreHistory] {
        try (former[store] ?? []) + [StoreHistory(journal(at: store), looks: looks[store] ?? [])]
    }

    /// How many events of that type that store's journal has about each file.
    public func count(_ type: MessageType, at store: String) throws -> [DossierID: Int] {
        try stores[store]?.count(type) ?? [:]
    }
}

/// What a store's journal has, or had before the store was restored.
public struct StoreHistory: Sendable {
    /// In the order of the journal.
    public var events: [JournalledEvent]
    /// The moments at which a process had looked after the store, and nothing was due.
    private let looks: [Instant]

    init(_ events: [JournalledEvent], looks: [Instant]) {
        self.events = events
        self.looks = looks
    }

    /// Whether a process looked after that store at a moment from the first on, and before the second.
    public func wasLookedAfter(from: Instant, before: Instant) -> Bool {
        var (low, high) = (0, looks.count)
        while low < high {
            let middle = (low + high) / 2
            if looks[middle] < from { low = middle + 1 } else { high = middle }
        }
        return low < looks.count && looks[low] < before
    }
}
