import Contracts
import Messaging
import Simulation

/// What all journals of a world hold, to be checked.
struct Journals {
    /// By store, each in its order.
    let events: [String: [JournalledEvent]]
    /// The stores of the panels.
    let panels: [String]
    private let byFile: [String: [DossierID: [JournalledEvent]]]

    init(_ sight: Sight, _ routes: Routes) throws {
        let stores = routes.stores
        self.init(
            try Dictionary(uniqueKeysWithValues: stores.map { ($0, try sight.journal(at: $0)) }),
            panels: routes.panels.map(Routes.store(ofPanel:))
        )
    }

    init(_ events: [String: [JournalledEvent]], panels: [String]) {
        self.events = events
        self.panels = panels
        byFile = events.mapValues { events in
            Dictionary(grouping: events.filter { $0.dossier != nil }) { $0.dossier ?? "none" }
        }
    }

    /// The events of that type about that file in those stores.
    func all<E: Event>(_ type: E.Type, _ dossier: DossierID, in stores: [String]) -> [E] {
        stores.flatMap { (byFile[$0]?[dossier] ?? []).compactMap { $0.decoded(E.self) } }
    }

    /// All events about that file in that store.
    func about(_ dossier: DossierID, in store: String) -> [JournalledEvent] { byFile[store]?[dossier] ?? [] }
}
