import Contracts
import Crypto
import JuryDomain
import Messaging

/// What the decisions read of what the panel holds.
extension Context {
    func file(_ dossier: DossierID) throws -> Case? { try load(Case.self, dossier.value) }

    func session(_ session: SessionID) throws -> JurySession? { try load(JurySession.self, session.value) }

    /// The session on whose agenda a file is.
    func session(of file: Case?) throws -> JurySession? { try file?.session.flatMap { try session($0) } }

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

    /// Who among those evaluates or works for a provider on that day, and which college chaired the panel's last session
    /// that took place.
    func factsOfConvocation(
        _ members: [SessionMember],
        on day: Day,
        under rules: PanelRules
    ) throws -> ConvocationFacts {
        var facts = try evaluators(among: members, on: day, under: rules)
        let last = try streamOfLast(SessionOpened.self).flatMap { try load(JurySession.self, String($0.key)) }
        facts.lastChair = last.flatMap { $0.member($0.presidency.chair)?.college }
        facts.known = try known(members.map(\.person))
        return facts
    }

    /// Who of those convened evaluates, or works for a provider, on the session's day, and the seats that they hold.
    func factsOfOpening(_ session: JurySession?, under rules: PanelRules) throws -> ConvocationFacts {
        let members = session?.members ?? []
        var facts = try evaluators(among: members, on: session?.day, under: rules)
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

func sha256(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
