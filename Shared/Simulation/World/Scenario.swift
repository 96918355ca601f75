public import Contracts
public import Foundation
public import Messaging

/// What a simulated world is about: its services, how they are connected, and what people in it want.
///
/// A scenario remembers nothing. It reads where things stand and says what people would do next; so it goes on by
/// itself after a store was restored and what had been done was lost, as people do.
public protocol Scenario: Sendable {
    /// Something that people want to reach: a file through to its end, a panel that sits.
    associatedtype Goal: Sendable

    /// The services, each with the names of its stores.
    var services: [(definition: ServiceDefinition, stores: [String])] { get }
    /// Who listens to what, who may send what.
    var routes: Routes { get }
    /// The broker user of the program that people use.
    var user: String { get }

    /// The goals of one world with that many files.
    func goals(files: Int, entropy: inout Entropy) -> [Goal]
    /// What people would do now towards that goal: any of these, in any order. Empty when they wait, or have arrived.
    func errands(_ goal: Goal, _ sight: Sight) throws -> [Errand]
    /// Whether the goal is reached, in one of the ways in which it can be.
    func isReached(_ goal: Goal, _ sight: Sight) throws -> Bool
    /// What must not be, once everything has come to rest: two ends of one file, two certificates of one award.
    func faults(_ goals: [Goal], _ sight: Sight) throws -> [String]
}

/// One command that somebody would send.
public struct Errand: Sendable {
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
}

/// What can be seen of a world's stores.
public struct Sight {
    /// The time in the world.
    public let now: Instant
    /// Whether a store was ever restored from an older copy: what was lost may leave gaps in what is counted.
    public let somethingWasLost: Bool
    let stores: [String: Store]

    /// The state of an aggregate in that store, as last committed.
    public func state<A: Aggregate>(_ kind: A.Type, _ key: String, at store: String) throws -> A? {
        try stores[store]?.state(kind, key)
    }

    /// The last event of that type about that file in that store's journal.
    public func lastEvent(_ type: MessageType, about dossier: DossierID, at store: String) throws -> MessageID? {
        try stores[store]?.lastEvent(type, about: dossier)
    }

    /// How many events of that type that store's journal has about each file.
    public func count(_ type: MessageType, at store: String) throws -> [DossierID: Int] {
        try stores[store]?.count(type) ?? [:]
    }
}
