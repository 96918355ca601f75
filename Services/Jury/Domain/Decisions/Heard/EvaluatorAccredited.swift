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
        (isKnown ? [] : [noted]) + notingProviders(organisations, of: event.evaluator, providers, under: rules)
    )
}
