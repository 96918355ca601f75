import Contracts
import JuryDomain
import Kernel
import Messaging
import Vouching

extension Context {
    func session(askedFor question: ReadAgenda) throws -> JurySession? {
        if let id = question.session, let session = try session(id) { return session }
        if let dossier = question.dossier {
            guard let file = try file(dossier) else { return nil }
            if let session = try session(of: file) { return session }
        } else if question.session != nil {
            return nil
        }
        return try streamOfLast(SessionConvened.self).flatMap { try load(JurySession.self, String($0.key)) }
    }

    /// The files before the panel that are not decided, a page at a time, and where the next one begins.
    func undecidedFiles(after: String?, limit: Int) throws -> (found: [Case], next: String?) {
        let (first, end) = Case.evaluatedRange
        // No key has a character below the ones of identifiers: with one added, a key's place is just passed.
        let keys = try claims(from: after.map { $0 + "\u{1}" } ?? first, before: end, limit: limit)
        let found = try keys.compactMap { try load(Case.self, String($0.stream.key)) }
        return (found, keys.count < limit ? nil : keys.last?.claim.value)
    }

    /// What stands against erasing what is held about a person here.
    func obstacles(toErasing person: PersonID) throws -> [Refusal] {
        let files = try streams(about: person, Case.self).filter { $0.candidate == person }
        let appeals = try streams(about: person, Appeal.self)
        return files.compactMap(holdSuspendsErasure) + appeals.compactMap(appealSuspendsErasure)
    }
}

/// What the decisions read of what the panel holds.
extension Context {
    func file(_ dossier: DossierID) throws -> Case? { try load(Case.self, dossier.value) }

    func session(_ session: SessionID) throws -> JurySession? { try load(JurySession.self, session.value) }

    /// The session on whose agenda a file is.
    func session(of file: Case?) throws -> JurySession? { try file?.session.flatMap { try session($0) } }

    /// A file and the session that votes on it.
    func sitting(_ dossier: DossierID, _ id: SessionID) throws -> (Case?, JurySession?) {
        (try file(dossier), try session(id))
    }

    /// An appeal and the file that it is about.
    func appealed(_ decision: DecisionID, _ dossier: DossierID) throws -> (Appeal?, Case?) {
        (try appeal(decision), try file(dossier))
    }

    /// A session and the files on its agenda.
    func agenda(_ id: SessionID) throws -> (JurySession?, [DossierID: Case]) {
        let session = try session(id)
        return (session, try files(of: session))
    }

    func appeal(_ decision: DecisionID) throws -> Appeal? { try load(Appeal.self, decision.value) }

    /// The session whose decision on a file stands.
    func sessionThatDecided(_ file: Case?) throws -> JurySession? {
        try file?.standing.flatMap { try session($0.session) }
    }

    /// The same for each of the files that an appeal brought back.
    func sessionsThatDecided(_ files: [DossierID: Case]) throws -> [DossierID: JurySession] {
        try files.filter { $0.value.reexamination != nil }.compactMapValues { try sessionThatDecided($0) }
    }

    func files(_ dossiers: [DossierID]) throws -> [DossierID: Case] {
        var files: [DossierID: Case] = [:]
        for dossier in dossiers { files[dossier] = try file(dossier) }
        return files
    }

    /// The files before the panel that are not decided.
    func undecidedFiles() throws -> [DossierID: Case] {
        let (first, end) = Case.evaluatedRange
        var files: [DossierID: Case] = [:]
        for found in try claims(from: first, before: end, limit: .max) {
            guard let file = try load(Case.self, String(found.stream.key)) else { continue }
            files[file.dossier] = file
        }
        return files
    }

    func files(of session: JurySession?) throws -> [DossierID: Case] {
        try files(session?.agenda.map(\.dossier) ?? [])
    }

    /// Who among those evaluates or works for a provider on that day, and the seats that they hold.
    func factsOfConvocation(
        _ members: [SessionMember],
        on day: Day,
        under rules: PanelRules
    ) throws -> ConvocationFacts {
        var facts = try evaluators(among: members, on: day, under: rules)
        facts.known = try known(members.map(\.person))
        return facts
    }

    /// Who of those convened evaluates, or works for a provider, on the session's day, the seats that they hold, and which
    /// college chaired the panel's last sitting.
    func factsOfOpening(_ session: JurySession?, under rules: PanelRules) throws -> ConvocationFacts {
        let members = session?.members ?? []
        var facts = try evaluators(among: members, on: session?.day, under: rules)
        let last = try streamOfLast(SessionOpened.self).flatMap { try load(JurySession.self, String($0.key)) }
        facts.lastChair = last.flatMap { $0.member($0.presidency.chair)?.college }
        facts.known = try known(members.map(\.person))
        return facts
    }

    /// Those of them whom the panel knows as its members.
    func known(_ members: [PersonID]) throws -> [PersonID: PanelMember] {
        var known: [PersonID: PanelMember] = [:]
        for member in members { known[member] = try load(PanelMember.self, member.value) }
        return known
    }

    /// Those of them who are an accredited evaluator on that day.
    func accredited(among members: [PersonID], on day: Day, _ rules: PanelRules) throws -> Set<PersonID> {
        Set(
            try members.filter {
                try evaluator($0)?.isAccredited(for: rules.certificateKinds, on: day) ?? false
            }
        )
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

    /// An evaluator with the undecided files that they have evaluated.
    func evaluated(_ person: PersonID) throws -> (NotedEvaluator?, [Case]) {
        (try evaluator(person), try files(evaluatedBy: person))
    }

    /// The same, each file with the session on whose agenda it is.
    func evaluatedOnAgendas(_ person: PersonID) throws -> (NotedEvaluator?, [(Case, JurySession?)]) {
        (try evaluator(person), try files(evaluatedBy: person).map { ($0, try session(of: $0)) })
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

    /// What the panel has about a key.
    func record(of key: PersonKeyID) throws -> KeyRecord? {
        guard let noted = try load(NotedKey.self, key.value) else { return nil }
        let personal = try last(KeyNoted.self, in: StreamID(NotedKey.kind, key.value))?.personal
        return KeyRecord(noted.known, kind: noted.kind, publicKey: personal?.publicKey)
    }
}

extension Context {
    /// By whom, and when, it is decided.
    var by: By { By(actor, at: now, on: day, recordedBy: recorder) }
}
