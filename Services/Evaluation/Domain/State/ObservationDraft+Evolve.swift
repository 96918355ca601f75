public import Contracts

extension ObservationDraft {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [ObservationDraftSaved.self, ObservationDraftClosed.self]

    /// The state after an event. Total: what it does not know leaves the state as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as ObservationDraftSaved:
            var state =
                state
                ?? Self(
                    dossier: event.dossier,
                    attempt: event.attempt,
                    observer: event.observer,
                    candidate: event.candidate
                )
            if !state.isClosed { state.merge(event) }
            return state
        case is ObservationDraftClosed:
            guard var state else { return nil }
            state.isClosed = true
            state.lines = [:]
            state.saves = [:]
            return state
        default: return state
        }
    }

    private mutating func merge(_ event: ObservationDraftSaved) {
        saves[event.device] = max(event.save, saves[event.device] ?? 0)
        for (criterion, change) in event.changes {
            let version = DraftVersion(
                device: event.device,
                save: event.save,
                savedAt: event.savedAt,
                mark: change.mark,
                note: event.personal?.notes[criterion]
            )
            let written = DraftLine(version, havingSeen: event.seen)
            lines[criterion] = lines[criterion].map { $0.merged(with: written) } ?? written
        }
    }
}
