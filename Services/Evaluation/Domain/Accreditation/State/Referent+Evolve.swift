public import Contracts

extension Referent {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [ReferentBriefed.self]

    /// The state after an event. Total: what it does not know leaves the state as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard let event = event as? ReferentBriefed else { return state }
        var state = state ?? Self(person: event.referent, briefings: [])
        state.briefings.append(
            Briefing(
                companySiret: event.companySiret,
                standard: event.standard,
                on: event.briefedOn,
                by: event.briefedBy
            )
        )
        return state
    }
}
