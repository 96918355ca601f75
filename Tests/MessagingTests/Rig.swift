import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

/// One toy service over one store, with a clock and random numbers of its own.
final class Rig {
    let definition: ServiceDefinition
    var store: Store
    var core: Core
    var clock = Instant(milliseconds: 1_800_000_000_000)
    var entropy = Entropy(seed: 1)
    var limits: Core.Limits
    private var tag: UInt64 = 0

    init(
        _ definition: ServiceDefinition,
        _ name: String,
        path: String? = nil,
        limits: Core.Limits = Core.Limits(),
        weakness: Weakness? = nil,
        crash: @escaping CrashHook = { _ in }
    ) throws {
        self.definition = definition
        // Every state is written at once, so that what the file holds can be looked at.
        var limits = limits
        limits.snapshotEvery = 1
        // Large messages are made of one long text here.
        if limits.textCharacters == Core.Limits().textCharacters { limits.textCharacters = limits.bodyBytes }
        self.limits = limits
        store = try path.map { try Store(name: name, path: $0, ifAbsent: .laid) } ?? Store(inMemory: name)
        core = try Core(
            definition,
            store: store,
            routes: Toy.routes,
            limits: limits,
            weakness: weakness,
            crash: crash
        )
    }

    static func desk(path: String? = nil, limits: Core.Limits = Core.Limits()) throws -> Rig {
        try Rig(Toy.desk, "desk", path: path, limits: limits)
    }

    static func jury(_ panel: String = "north", path: String? = nil, limits: Core.Limits = Core.Limits()) throws
        -> Rig
    {
        try Rig(Toy.jury, "jury.\(panel)", path: path, limits: limits)
    }

    /// The same store with a new core, as after a restart.
    func restart(_ definition: ServiceDefinition? = nil, crash: @escaping CrashHook = { _ in }) throws {
        core = try Core(
            definition ?? self.definition,
            store: store,
            routes: Toy.routes,
            limits: limits,
            crash: crash
        )
    }

    func delivery<C: Command>(
        _ command: C,
        id: MessageID,
        user: String? = "ccs-portal",
        after: [MessageID] = [],
        attempts: Int = 0
    ) throws -> Delivery {
        var envelope = Envelope(id: id, type: C.type, source: "portal", time: clock)
        envelope.user = user
        envelope.replyTo = "replies"
        envelope.actor = Actor(.officer, "o-1")
        envelope.after = after
        envelope.dossier = command.about
        // A repetition has the same bytes: keys are in one order.
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return deliver(envelope, try encoder.encode(command), attempts: attempts)
    }

    func deliver(_ envelope: Envelope?, _ body: Data, attempts: Int = 0) -> Delivery {
        tag += 1
        return Delivery(
            queue: "ccs.\(store.name)",
            tag: tag,
            attempts: attempts,
            envelope: envelope,
            unreadable: envelope == nil ? "no message id" : nil,
            body: [UInt8](body)
        )
    }

    /// What the broker makes of a publish of another store.
    func delivery(_ message: Outgoing, attempts: Int = 0) -> Delivery {
        var envelope = message.envelope
        envelope.user = Routes.user(ofStore: envelope.source)
        return deliver(envelope, Data(message.body), attempts: attempts)
    }

    @discardableResult
    func take(_ deliveries: Delivery...) throws -> Core.Outcome { try take(deliveries) }

    @discardableResult
    func take(_ deliveries: [Delivery]) throws -> Core.Outcome {
        try core.receive(deliveries, now: clock, entropy: &entropy)
    }

    /// Sends one command and reads its answer; `nil` when there is none yet.
    @discardableResult
    func send<C: Command>(_ command: C, id: MessageID, after: [MessageID] = [], attempts: Int = 0) throws -> Answer? {
        try answers(take(delivery(command, id: id, after: after, attempts: attempts))).first
    }

    func due() throws -> Core.Outcome { try core.due(now: clock, entropy: &entropy) }

    func wait(_ milliseconds: Int64) { clock = clock.adding(milliseconds: milliseconds) }

    /// Everything that the journal has for others.
    func published(after seq: Int64 = 0) throws -> [Outgoing] {
        try core.outgoing(after: seq, limit: 10_000).compactMap(\.message)
    }

    func published(_ type: MessageType) throws -> [Outgoing] {
        try published().filter { $0.envelope.type == type }
    }

    /// Takes in a request and hands it to the panel.
    @discardableResult
    func handOver(_ dossier: DossierID, candidate: PersonID, name: String? = "Ada", panel: PanelID = "north") throws
        -> Outgoing
    {
        try send(
            OpenRequest(dossier: dossier, candidate: candidate, name: name),
            id: MessageID("open-\(dossier)")!
        )
        try send(SendRequest(dossier: dossier, panel: panel, attempt: 1), id: MessageID("send-\(dossier)")!)
        return try #require(try published(RequestSent.type).last { $0.envelope.dossier == dossier })
    }
}

func answers(_ outcome: Core.Outcome) throws -> [Answer] {
    try outcome.replies.filter { $0.envelope.type == Answer.type }.map {
        try JSONDecoder().decode(Answer.self, from: Data($0.body))
    }
}

extension Answer {
    var events: [MessageID] {
        if case .accepted(let events) = self { return events }
        return []
    }
    var refusal: Refusal? {
        if case .refused(let refusal) = self { return refusal }
        return nil
    }
    var isNotYet: Bool {
        if case .notYet = self { return true }
        return false
    }
}

/// A folder that is gone when the test is.
final class Folder {
    let path: String
    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("ccs-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
    func file(_ name: String) -> String { path + "/" + name }
}
