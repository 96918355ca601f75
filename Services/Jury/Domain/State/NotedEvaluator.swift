public import Contracts

// Who does not sit on a panel because they evaluate, or work for who does. Evaluation tells each accreditation, what
// becomes of its term, and for whom the evaluator works; the panel notes it in a stream of the evaluator's, and in one of
// each provider who evaluates there, so that a convocation looks up the few whom it names, as of the session's day.

/// One accreditation, as a panel has heard of it.
public struct NotedTerm: Codable, Sendable, Equatable {
    /// The branch that accredits.
    public var branch: BranchID
    /// The certificates covered.
    public var certificateKinds: [CertificateKindID]
    /// The first day in force.
    public var from: Day
    /// The last day in force, as it was last heard; before the first one where none is left.
    public var until: Day
    /// The authority that has removed it for cause; `nil` where none has.
    public var removedBy: PersonID?

    /// Whether it covers one of these kinds on that day; the first and the last day count.
    func covers(_ kinds: Set<CertificateKindID>, on day: Day) -> Bool {
        from <= day && day <= until && !kinds.isDisjoint(with: certificateKinds)
    }
}

/// For which organisations an evaluator evaluates, from a day on.
public struct NotedProviders: Codable, Sendable, Equatable {
    /// From that day on.
    public var since: Day
    /// The organisations; one that employs is named by its SIREN.
    public var providers: [OrganisationID]
}

/// An accredited evaluator, as a panel has heard of them.
public struct NotedEvaluator: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "noted-evaluator"
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        EvaluatorNoted.self, EvaluatorTermNoted.self, EvaluatorProvidersNoted.self, EvaluatorSuspensionNoted.self,
    ]

    /// The accreditations, in the order in which they were heard of.
    public var terms: [NotedTerm]
    /// For whom they evaluate, in order of days.
    public var providers: [NotedProviders]
    /// By whom they are suspended as a precaution, by branch; absent where nobody ever has.
    public var suspensions: [BranchID: PersonID]?

    /// Whether they are an accredited evaluator for one of these kinds on that day.
    public func isAccredited(for kinds: Set<CertificateKindID>, on day: Day) -> Bool {
        terms.contains { $0.covers(kinds, on: day) }
    }

    /// Whether they evaluate for that organisation, and for one of these kinds, on that day.
    public func evaluates(for provider: OrganisationID, _ kinds: Set<CertificateKindID>, on day: Day) -> Bool {
        isAccredited(for: kinds, on: day) && providers(on: day).contains(provider)
    }

    /// The authority that has removed the last accreditation of that branch for cause; `nil` where none has.
    func removedForCause(_ branch: BranchID) -> PersonID? {
        terms.filter { $0.branch == branch }.max { $0.from < $1.from }?.removedBy
    }

    /// Who has suspended their accreditation by that branch as a precaution; `nil` where nobody has, or it is lifted.
    func suspendedAsPrecaution(_ branch: BranchID) -> PersonID? { suspensions?[branch] }

    /// For whom they evaluate on that day; before the first known day, the first known.
    func providers(on day: Day) -> [OrganisationID] {
        (providers.last { $0.since <= day } ?? providers.first)?.providers ?? []
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
