public import Contracts
public import Foundation
public import Messaging

/// Who holds a panel.
public struct PanelStanding: Codable, Sendable, Equatable {
    /// The panel.
    public var panel: PanelID
    /// Its worker; `nil` when nobody answers.
    public var worker: String?
    /// Since when that holds it.
    public var since: Instant?
    /// Why.
    public var because: String?
    /// The worker that held it before, as far as that is known.
    public var before: String?
    /// Why nobody answers.
    public var trouble: String?

    /// One whose worker answers.
    public init(_ panel: PanelID, _ status: StoreStatus, worker: String) {
        self.panel = panel
        self.worker = worker
        since = status.heldSince
        because = status.heldBecause
        before = status.heldBefore
    }

    /// One of which nobody answers.
    public init(_ panel: PanelID, trouble: String) {
        self.panel = panel
        self.trouble = trouble
    }
}

/// A panel goes to another worker: the one that is to have it waits for it before the one that holds it gives it.
public struct PanelMove {
    private let store: String
    private let asked: String
    /// The worker that is to have it.
    public let target: String

    /// A move, where it can be one.
    public init(_ panel: PanelID, to worker: String, among standings: [PanelStanding]) throws {
        store = Routes.store(ofPanel: panel)
        guard let own = standings.first(where: { $0.panel == panel }), let holder = own.worker else {
            throw Complaint("nobody holds \(panel): it is taken by whoever has room; see ccs status")
        }
        let found = Set(standings.compactMap(\.worker).filter { $0 == worker || $0.hasSuffix("/" + worker) })
        guard let target = found.first, found.count == 1 else {
            throw Complaint(
                found.isEmpty
                    ? "no worker \(worker) holds a panel, and one that holds none cannot be asked: see ccs panel list"
                    : "\(worker) is more than one: \(found.sorted().joined(separator: ", "))"
            )
        }
        guard target != holder else { throw Complaint("\(panel) is held by \(target) already") }
        self.target = target
        let branch = Routes.branch(ofStore: store)
        let others = standings.filter { $0.worker == target }.map { Routes.store(ofPanel: $0.panel) }
        guard let asked = others.first(where: { Routes.branch(ofStore: $0) == branch }) else {
            throw Complaint("\(target) works for another branch")
        }
        self.asked = asked
    }

    /// Moves it, and says for how many milliseconds nobody answered for it.
    public func run(
        by actor: Actor,
        because why: String,
        clock: () -> Date = { Date() },
        wait: (Double) -> Void = { Thread.sleep(forTimeInterval: $0) },
        ask: (String, Inquiry) throws -> InquiryAnswer
    ) throws -> Int {
        _ = try ask(asked, .expectPanel(store, by: actor, why: why))
        _ = try ask(store, .givePanel(to: target))
        let given = clock()
        while clock().timeIntervalSince(given) < 60 {
            if case .status(_, let worker)? = try? ask(store, .status), worker == target {
                return Int((clock().timeIntervalSince(given) * 1000).rounded())
            }
            wait(0.05)
        }
        throw Complaint("\(target) has not taken \(store) within a minute: see ccs panel list, and its log")
    }
}
