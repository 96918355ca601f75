public import Contracts

// Who does not sit on a panel because they evaluate, or work for who does: evaluation tells each accreditation, and the
// panel notes the evaluator and the provider that they work for, each in a stream of its own, so that a convocation
// looks up the few whom it names.

/// One accreditation, as a panel has heard of it.
public struct NotedTerm: Codable, Sendable, Equatable {
    /// The certificates covered.
    public var certificateKinds: [CertificateKindID]
    /// The first day in force.
    public var from: Day
    /// The last day in force.
    public var until: Day

    /// Whether it covers one of these kinds on that day; the first and the last day count.
    func covers(_ kinds: Set<CertificateKindID>, on day: Day) -> Bool {
        from <= day && day <= until && !kinds.isDisjoint(with: certificateKinds)
    }
}

/// An accredited evaluator, as a panel has heard of them.
public struct NotedEvaluator: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "noted-evaluator"
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [EvaluatorNoted.self]

    /// The accreditations, in the order in which they were heard of.
    public var terms: [NotedTerm]

    /// Whether they are an accredited evaluator for one of these kinds on that day.
    public func isAccredited(for kinds: Set<CertificateKindID>, on day: Day) -> Bool {
        terms.contains { $0.covers(kinds, on: day) }
    }

    /// The state after an event. An event that it does not know leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard let event = event as? EvaluatorNoted else { return state }
        let term = NotedTerm(certificateKinds: event.certificateKinds, from: event.from, until: event.until)
        return Self(terms: (state?.terms ?? []) + [term])
    }
}

/// An organisation that accredited evaluators work for, as a panel has heard of it.
public struct NotedProvider: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "noted-provider"
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [EvaluationProviderNoted.self]

    /// The accreditations of its evaluators, in the order in which they were heard of.
    public var terms: [NotedTerm]

    /// Whether it provides evaluation for one of these kinds on that day.
    public func evaluates(_ kinds: Set<CertificateKindID>, on day: Day) -> Bool {
        terms.contains { $0.covers(kinds, on: day) }
    }

    /// The state after an event. An event that it does not know leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard let event = event as? EvaluationProviderNoted else { return state }
        let term = NotedTerm(certificateKinds: event.certificateKinds, from: event.from, until: event.until)
        return Self(terms: (state?.terms ?? []) + [term])
    }
}

extension EvaluatorSituation {
    /// The organisations that provide evaluation through an evaluator of this situation: the provider, and the legal
    /// person that employs the evaluator for it. A company's own professional has an employer that provides none.
    public var evaluatingOrganisations: [OrganisationID] {
        guard let provider else { return [] }
        let employer = employerSiren.flatMap { OrganisationID($0) }.map { [$0] } ?? []
        return [provider] + employer.filter { $0 != provider }
    }
}

extension SessionMember {
    /// Every organisation that the member works for or belongs to; an employer by its SIREN.
    public var everyOrganisation: [OrganisationID] {
        providers + organisations + employers.compactMap { OrganisationID($0) }
    }
}
