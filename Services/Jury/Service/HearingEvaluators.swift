import Contracts
import JuryDomain
import Messaging

/// What a panel hears of accreditations, from the letter to the end: who evaluates does not sit, and the undecided files of
/// an evaluator who is suspended as a precaution wait.
@Listening func hearingEvaluators(_ panels: Panels) -> [any ListeningEntry] {
    panels.on(EvaluatorAccredited.self) { event, context, rules in
        decide(
            event,
            on: try context.evaluator(event.evaluator),
            try context.providers(event.situation.evaluatingOrganisations),
            under: rules
        )
    }
    panels.on(EvaluatorSituationDeclared.self) { event, context, rules in
        decide(
            event,
            on: try context.evaluator(event.evaluator),
            try context.providers(event.situation.evaluatingOrganisations),
            under: rules
        )
    }
    On(RenewalRequested.self) { event, context in try panels.hear(event, context) }
    On(AccreditationRenewed.self) { event, context in try panels.hear(event, context) }
    On(RenewalRefused.self) { event, context in try panels.hear(event, context) }
    On(AccreditationResigned.self) { event, context in try panels.hear(event, context) }
    panels.on(AccreditationRemoved.self) { event, context, rules in
        decide(
            event,
            on: try context.evaluator(event.evaluator),
            files: try context.files(evaluatedBy: event.evaluator),
            under: rules,
            at: context.now
        )
    }
    panels.on(RemovalReviewDecided.self) { event, context, rules in
        decide(
            event,
            on: try context.evaluator(event.evaluator),
            files: try context.filesOnAgendas(evaluatedBy: event.evaluator),
            under: rules,
            digest: sha256,
            at: context.now
        )
    }
    panels.on(AccreditationSuspended.self) { event, context, rules in
        decide(
            event,
            on: try context.evaluator(event.evaluator),
            files: try context.files(evaluatedBy: event.evaluator),
            under: rules,
            at: context.now
        )
    }
    panels.on(SuspensionLifted.self) { event, context, rules in
        decide(
            event,
            on: try context.evaluator(event.evaluator),
            files: try context.filesOnAgendas(evaluatedBy: event.evaluator),
            under: rules,
            digest: sha256,
            at: context.now
        )
    }
}

extension Panels {
    /// Notes what an event says of a term.
    fileprivate func hear(_ event: any Event, _ context: Context) throws -> Decision {
        guard let heard = HeardTerm(event) else { return .accepted([]) }
        return try rules(context) { decide(heard, on: try context.evaluator(heard.evaluator), under: $0) }
    }
}

extension Context {
    /// What the panel has noted of an evaluator.
    func evaluator(_ person: PersonID) throws -> NotedEvaluator? { try load(NotedEvaluator.self, person.value) }

    /// The undecided files before the panel that an evaluator has evaluated.
    func files(evaluatedBy evaluator: PersonID) throws -> [Case] {
        let prefix = Case.evaluatedByPrefix(evaluator)
        return try claims(from: prefix, before: prefix + "~", limit: .max).compactMap {
            try load(Case.self, String($0.claim.value.dropFirst(prefix.count)))
        }
    }

    /// The same, each with the session on whose agenda it is.
    func filesOnAgendas(evaluatedBy evaluator: PersonID) throws -> [(Case, JurySession?)] {
        try files(evaluatedBy: evaluator).map { ($0, try session(of: $0)) }
    }

    /// Who among those is an accredited evaluator on that day, and which of their organisations provide evaluation.
    func evaluators(among members: [SessionMember], on day: Day?, under rules: PanelRules) throws -> ConvocationFacts {
        guard let day else { return ConvocationFacts() }
        let kinds = rules.certificateKinds
        let accredited = try accredited(among: members.map(\.person), on: day, rules)
        let providers = try providers(members.flatMap(\.everyOrganisation)).filter { provider, noted in
            try noted.evaluators.contains {
                try evaluator($0)?.evaluates(for: provider, kinds, on: day) ?? false
            }
        }
        return ConvocationFacts(accreditedEvaluators: accredited, evaluatingProviders: Set(providers.keys))
    }

    /// Those of these organisations that the panel has noted.
    func providers(_ organisations: [OrganisationID]) throws -> [OrganisationID: NotedProvider] {
        var noted: [OrganisationID: NotedProvider] = [:]
        for organisation in organisations {
            noted[organisation] = try load(NotedProvider.self, organisation.value)
        }
        return noted
    }
}
