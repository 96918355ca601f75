import Contracts
import Messaging
import Simulation

/// What the journal of a store holds, or held before it was restored.
struct History {
    /// The store.
    let store: String
    let kept: StoreHistory
    /// What an earlier history of the same store holds: rules on it are read there.
    let readBefore: Set<MessageID>
    private let byFile: [DossierID: [JournalledEvent]]

    /// In the order of the journal.
    var events: [JournalledEvent] { kept.events }

    init(_ kept: StoreHistory, of store: String, readBefore: Set<MessageID>) {
        self.store = store
        self.kept = kept
        self.readBefore = readBefore
        byFile = Dictionary(grouping: kept.events.filter { $0.dossier != nil }) { $0.dossier ?? "none" }
    }

    /// The files that it tells of.
    var files: [DossierID] { byFile.keys.sorted() }

    /// All events about that file.
    func about(_ dossier: DossierID) -> [JournalledEvent] { byFile[dossier] ?? [] }

    /// The events of that type about that file.
    func all<E: Event>(_ type: E.Type, _ dossier: DossierID) -> [E] { about(dossier).compactMap { $0.decoded(E.self) } }
}

/// What all journals of a world hold, to be checked.
struct Journals {
    /// By store: as it was before each restore, and at last as it is now.
    let histories: [String: [History]]
    /// The stores of the panels.
    let panels: [String]

    init(_ sight: Sight, _ routes: Routes) throws {
        let stores = routes.stores
        self.init(
            try Dictionary(
                uniqueKeysWithValues: stores.map { ($0, try sight.histories(at: $0)) }
            ),
            panels: routes.panels.map(Routes.store(ofPanel:))
        )
    }

    /// - Parameter kept: by store, its histories.
    init(_ kept: [String: [StoreHistory]], panels: [String]) {
        self.panels = panels
        histories = Dictionary(
            uniqueKeysWithValues: kept.map { store, all -> (String, [History]) in
                var readBefore: Set<MessageID> = []
                let histories = all.map { kept -> History in
                    defer { if all.count > 1 { readBefore.formUnion(kept.events.map(\.id)) } }
                    return History(kept, of: store, readBefore: readBefore)
                }
                return (store, histories)
            }
        )
    }

    /// Whether that store was restored from a copy.
    func wasRestored(_ store: String) -> Bool { (histories[store]?.count ?? 0) > 1 }

    /// The events of that type about that file that those stores hold now.
    func all<E: Event>(_ type: E.Type, _ dossier: DossierID, in stores: [String]) -> [E] {
        stores.flatMap { histories[$0]?.last?.all(type, dossier) ?? [] }
    }

    /// The same, of what they have ever held.
    func allEver<E: Event>(_ type: E.Type, _ dossier: DossierID, in stores: [String]) -> [E] {
        stores.flatMap { (histories[$0] ?? []).flatMap { $0.all(type, dossier) } }
    }
}
