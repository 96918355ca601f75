import Contracts
import JuryDomain
import Messaging

/// What a panel hears of accreditations, from the letter to the end: who evaluates does not sit, and the undecided files of
/// an evaluator who is suspended as a precaution wait.
@Listening func hearingEvaluators(_ panels: Panels) -> [any ListeningEntry] {
    panels.on(EvaluatorAccredited.self) { event, context, rules in
        let providers = try context.providers(event.situation.evaluatingOrganisations)
        return decide(event, on: try context.evaluator(event.evaluator), providers, under: rules)
    }
    panels.on(EvaluatorSituationDeclared.self) { event, context, rules in
        let providers = try context.providers(event.situation.evaluatingOrganisations)
        return decide(event, on: try context.evaluator(event.evaluator), providers, under: rules)
    }
    On(RenewalRequested.self) { event, context in try panels.hear(event, context) }
    On(AccreditationRenewed.self) { event, context in try panels.hear(event, context) }
    On(RenewalRefused.self) { event, context in try panels.hear(event, context) }
    On(AccreditationResigned.self) { event, context in try panels.hear(event, context) }
    On(EvaluatorDied.self) { event, context in try panels.hear(event, context) }
    panels.on(AccreditationRemoved.self) { event, context, rules in
        let (evaluator, files) = try context.evaluated(event.evaluator)
        return decide(event, on: evaluator, files: files, under: rules, at: context.now)
    }
    panels.on(RemovalReviewDecided.self) { event, context, rules in
        let (evaluator, files) = try context.evaluatedOnAgendas(event.evaluator)
        return decide(event, on: evaluator, files: files, under: rules, at: context.now)
    }
    panels.on(AccreditationSuspended.self) { event, context, rules in
        let (evaluator, files) = try context.evaluated(event.evaluator)
        return decide(event, on: evaluator, files: files, under: rules, at: context.now)
    }
    panels.on(SuspensionLifted.self) { event, context, rules in
        let (evaluator, files) = try context.evaluatedOnAgendas(event.evaluator)
        return decide(event, on: evaluator, files: files, under: rules, at: context.now)
    }
}

/// With which keys people of the panel's branch sign what they do.
@Listening func hearingKeys(_ panels: Panels) -> [any ListeningEntry] {
    panels.on(KeyRegistered.self) { event, context, rules in
        decide(event, on: try context.load(NotedKey.self, event.key.value), under: rules)
    }
    panels.on(KeyRevoked.self) { event, context, rules in
        decide(event, on: try context.load(NotedKey.self, event.key.value), under: rules)
    }
    // The public half came with the key, and goes with its term.
    On(KeyRetentionEnded.self) { _, _ in .accepted([]) }
}

extension Panels {
    /// Notes what an event says of a term.
    fileprivate func hear(_ event: any Event, _ context: Context) throws -> Decision {
        guard let heard = HeardTerm(event) else { return .accepted([]) }
        return try rules(context) { decide(heard, on: try context.evaluator(heard.evaluator), under: $0) }
    }
}
