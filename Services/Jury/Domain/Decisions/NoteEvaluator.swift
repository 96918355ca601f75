public import Contracts

/// An evaluator is accredited: the panel notes them, and who they work for, so that neither they nor anyone who works
/// there is convened (specification, final validation). What it has noted before, it does not note again.
///
/// - Parameter providers: those that the panel has noted among the organisations that the evaluator works for.
public func decide(
    _ event: EvaluatorAccredited,
    on evaluator: NotedEvaluator?,
    _ providers: [OrganisationID: NotedProvider],
    under rules: PanelRules
) -> Decision {
    let organisations = event.situation.evaluatingOrganisations
    let noted = EvaluatorNoted(
        panel: rules.panel,
        evaluator: event.evaluator,
        branch: event.branch,
        certificateKinds: event.certificateKinds,
        from: event.from,
        until: event.until,
        providers: organisations
    )
    let isKnown = evaluator?.terms.contains { $0.branch == event.branch && $0.from == event.from } ?? false
    return .accepted(
        (isKnown ? [] : [noted]) + noting(organisations, of: event.evaluator, providers, under: rules)
    )
}

/// A term has changed: it is prolonged, renewed or refused renewal, the accreditation is given up or removed, or its
/// removal annulled. From the day after the last one in force, its evaluator may sit.
public func decide(_ heard: HeardTerm, on evaluator: NotedEvaluator?, under rules: PanelRules) -> Decision {
    .accepted(noting(heard, on: evaluator, under: rules))
}

func noting(_ heard: HeardTerm?, on evaluator: NotedEvaluator?, under rules: PanelRules) -> [any Event] {
    guard let heard, let evaluator, evaluator.terms.contains(where: { $0.branch == heard.branch }) else { return [] }
    var after = evaluator
    after.end(heard.branch, heard.until, removedBy: heard.removedBy)
    if after == evaluator { return [] }
    return [
        EvaluatorTermNoted(
            panel: rules.panel,
            evaluator: heard.evaluator,
            branch: heard.branch,
            until: heard.until,
            removedBy: heard.removedBy
        )
    ]
}

/// An evaluator declares for whom they work.
///
/// - Parameter providers: those that the panel has noted among the organisations that the evaluator works for now.
public func decide(
    _ event: EvaluatorSituationDeclared,
    on evaluator: NotedEvaluator?,
    _ providers: [OrganisationID: NotedProvider],
    under rules: PanelRules
) -> Decision {
    guard let evaluator else { return .accepted([]) }
    let organisations = event.situation.evaluatingOrganisations
    let noted = EvaluatorProvidersNoted(
        panel: rules.panel,
        evaluator: event.evaluator,
        providers: organisations,
        since: event.since
    )
    let isKnown = NotedEvaluator.evolve(evaluator, noted) == evaluator
    return .accepted((isKnown ? [] : [noted]) + noting(organisations, of: event.evaluator, providers, under: rules))
}

private func noting(
    _ organisations: [OrganisationID],
    of evaluator: PersonID,
    _ known: [OrganisationID: NotedProvider],
    under rules: PanelRules
) -> [any Event] {
    organisations.filter { known[$0]?.evaluators.contains(evaluator) != true }.map {
        EvaluationProviderNoted(panel: rules.panel, provider: $0, evaluator: evaluator)
    }
}

/// What a panel hears of the last day on which an accreditation is in force.
public struct HeardTerm: Sendable, Equatable {
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The last day in force.
    public var until: Day
    /// The authority that has removed the accreditation for cause; `nil` otherwise.
    public var removedBy: PersonID?

    /// What an event says of it; `nil` when it says nothing. An accreditation whose term runs out says it before.
    public init?(_ event: any Event) {
        switch event {
        case let event as RenewalRequested: self.init(event.evaluator, event.branch, event.prolongedUntil)
        case let event as AccreditationRenewed: self.init(event.evaluator, event.branch, event.until)
        case let event as RenewalRefused: self.init(event.evaluator, event.branch, event.until)
        case let event as AccreditationResigned: self.init(event.evaluator, event.branch, before: event.endsOn)
        case let event as AccreditationRemoved:
            self.init(event.evaluator, event.branch, before: event.endsOn)
            removedBy = event.ground.isForCause ? PersonID(event.authority) : nil
        case let event as RemovalReviewDecided:
            guard let until = event.inForceUntil else { return nil }
            self.init(event.evaluator, event.branch, until)
        default: return nil
        }
    }

    private init(_ evaluator: PersonID, _ branch: BranchID, _ until: Day) {
        self.evaluator = evaluator
        self.branch = branch
        self.until = until
    }

    private init(_ evaluator: PersonID, _ branch: BranchID, before day: Day) {
        self.init(evaluator, branch, day.adding(days: -1))
    }
}
