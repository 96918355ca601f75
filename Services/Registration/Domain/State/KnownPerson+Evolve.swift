public import Contracts

extension KnownPerson {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [PersonErased.self, PersonConcerned.self]

    /// The person after one more event, whichever comes first.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard state != nil || events.contains(where: { $0 == type(of: event) }) else { return nil }
        var state = state ?? Self()
        state.apply(event)
        return state
    }

    private mutating func apply(_ event: any Event) {
        switch event {
        case let event as PersonErased: erasedThrough = max(event.through, erasedThrough ?? event.through)
        case let event as PersonConcerned:
            complaints.removeAll { $0 == event.complaint }
            if event.isOpen { complaints.append(event.complaint) }
        default: break
        }
    }
}
