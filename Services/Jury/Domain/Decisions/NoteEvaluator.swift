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
    let term = NotedTerm(certificateKinds: event.certificateKinds, from: event.from, until: event.until)
    var noted: [any Event] = []
    if evaluator?.terms.contains(term) != true {
        noted.append(
            EvaluatorNoted(
                panel: rules.panel,
                evaluator: event.evaluator,
                certificateKinds: event.certificateKinds,
                from: event.from,
                until: event.until
            )
        )
    }
    for provider in event.situation.evaluatingOrganisations where providers[provider]?.terms.contains(term) != true {
        noted.append(
            EvaluationProviderNoted(
                panel: rules.panel,
                provider: provider,
                certificateKinds: event.certificateKinds,
                from: event.from,
                until: event.until
            )
        )
    }
    return .accepted(noted)
}
