public import Contracts

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
    return .accepted(
        (isKnown ? [] : [noted]) + notingProviders(organisations, of: event.evaluator, providers, under: rules)
    )
}
