public import Contracts

extension NotedEvaluator {
    /// The state after an event. Total: what it does not know, or what does not fit, leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard state != nil || event is EvaluatorNoted || event is EvaluatorSuspensionNoted else { return nil }
        var state = state ?? Self(terms: [], providers: [])
        state.apply(event)
        return state
    }

    private mutating func apply(_ event: any Event) {
        switch event {
        case let event as EvaluatorNoted:
            terms.append(
                NotedTerm(
                    branch: event.branch,
                    certificateKinds: event.certificateKinds,
                    from: event.from,
                    until: event.until
                )
            )
            work(for: event.providers, since: event.from)
        case let event as EvaluatorSuspensionNoted:
            suspensions = suspensions ?? [:]
            suspensions?[event.branch] = event.suspendedBy
        case let event as EvaluatorTermNoted: end(event.branch, event.until, removedBy: event.removedBy)
        case let event as EvaluatorProvidersNoted: work(for: event.providers, since: event.since)
        default: break
        }
    }

    /// The last term of a branch is in force until that day; those before it no longer than that.
    mutating func end(_ branch: BranchID, _ until: Day, removedBy: PersonID?) {
        let places = terms.indices.filter { terms[$0].branch == branch }
        let last = places.max { terms[$0].from < terms[$1].from }
        for place in places { terms[place].until = place == last ? until : min(terms[place].until, until) }
        if let last { terms[last].removedBy = removedBy }
    }

    mutating func work(for organisations: [OrganisationID], since day: Day) {
        providers.removeAll { $0.since == day }
        providers.append(NotedProviders(since: day, providers: organisations))
        providers.sort { $0.since < $1.since }
    }
}
