import Contracts
import Crypto
import JuryDomain
public import Messaging
public import Scheme

extension Case: Aggregate {}
extension JurySession: Aggregate {}
extension Appeal: Aggregate {}
extension NotedEvaluator: Aggregate {}
extension NotedProvider: Aggregate {}
extension PanelMember: Aggregate {}

/// The joint jury (specification, steps 5 and 6): holds a file from the transmission of its booklet to the decision.
/// One definition for all panels; each panel has a store and a queue of its own.
public func jury(_ scheme: Scheme) -> ServiceDefinition {
    let panels = Panels(scheme)
    return ServiceDefinition(
        "jury",
        scheme: scheme.digest,
        aggregates: [
            Case.self, JurySession.self, Appeal.self, NotedEvaluator.self, NotedProvider.self, PanelMember.self,
        ],
        readingYears: { scheme.readingYears(of: $0) }
    ) {
        // A file comes, and comes again.
        On(BookletTransmitted.self) { event, context in
            try panels.rules(context) { rules in
                decide(
                    event,
                    on: try context.file(event.file.dossier),
                    evaluator: try context.evaluator(event.evaluator.person),
                    under: rules,
                    at: context.now
                )
            }
        }
        // What the two observers submit before the decision.
        On(BookletRectified.self) { event, context in
            try panels.rules(context) { rules in decide(event, on: try context.file(event.dossier), under: rules) }
        }
        On(BookletAddendumSigned.self) { event, context in
            try panels.rules(context) { rules in decide(event, on: try context.file(event.dossier), under: rules) }
        }
        On(TransmittedCandidateCorrected.self) { event, context in
            try panels.rules(context) { rules in decide(event, on: try context.file(event.dossier), under: rules) }
        }
        On(ReassessmentOpened.self) { event, context in
            let file = try context.file(event.file.dossier)
            return try closingAppeals(decide(event, on: file), file, context.appeal)
        }
        On(FileRecalledFromJury.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        On(WithdrawCandidate.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor)
        }
        On(HoldFile.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(command, on: file, in: try context.session(of: file), by: context.actor, at: context.now)
        }
        On(ReleaseFile.self) { command, context in
            try panels.rules(context) { rules in
                let file = try context.file(command.dossier)
                return decide(
                    command,
                    on: file,
                    in: try context.session(of: file),
                    under: rules,
                    digest: sha256,
                    by: context.actor,
                    at: context.now
                )
            }
        }
        On(AnswerSupplement.self) { command, context in
            try panels.rules(context) { rules in
                decide(command, on: try context.file(command.dossier), under: rules, by: context.actor)
            }
        }
        // Who evaluates does not sit.
        hearingEvaluators(panels)
        // The branch seats its members.
        On(SeatPanel.self) { command, context in
            try panels.rules(context) { rules in
                let members = command.seats.map(\.member)
                var facts = ConvocationFacts()
                for seat in command.seats {
                    facts.accreditedEvaluators.formUnion(
                        try context.accredited(among: [seat.member], on: max(seat.from, context.now.parisDay), rules)
                    )
                }
                return decide(command, on: try context.known(members), facts, under: rules, by: context.actor)
            }
        }
        On(EndSeat.self) { command, context in
            try panels.rules(context) { rules in
                let member = try context.load(PanelMember.self, command.member.value)
                return decide(command, on: member, under: rules, by: context.actor)
            }
        }
        // A session is convened, and has files.
        On(PostponeSession.self) { command, context in
            try panels.rules(context) { rules in
                let session = try context.session(command.session)
                return decide(command, on: session, under: rules, by: context.actor, at: context.now)
            }
        }
        On(ConveneSession.self) { command, context in
            try panels.rules(context) { rules in
                decide(
                    command,
                    on: try context.session(command.session),
                    try context.factsOfConvocation(command.members, on: command.startsAt.parisDay, under: rules),
                    under: rules,
                    by: context.actor,
                    at: context.now
                )
            }
        }
        On(PlaceOnAgenda.self) { command, context in
            try panels.rules(context) { rules in
                var files = try context.files(command.dossiers)
                if command.everythingReady ?? false {
                    files.merge(try context.undecidedFiles()) { named, _ in named }
                }
                return decide(
                    command,
                    on: try context.session(command.session),
                    files,
                    decidedIn: try context.sessionsThatDecided(files),
                    under: rules,
                    by: context.actor
                )
            }
        }
        On(CancelSession.self) { command, context in
            try panels.rules(context) { rules in
                let session = try context.session(command.session)
                return decide(command, on: session, try context.files(of: session), under: rules, by: context.actor)
            }
        }
        On(OpenSession.self) { command, context in
            try panels.rules(context) { rules in
                let session = try context.session(command.session)
                return decide(
                    command,
                    on: session,
                    try context.factsOfOpening(session, under: rules),
                    under: rules,
                    by: context.actor,
                    at: context.now
                )
            }
        }
        On(GiveProxy.self) { command, context in
            try panels.rules(context) { rules in
                decide(command, on: try context.session(command.session), under: rules, by: context.actor)
            }
        }
        // Each file is examined.
        On(DeclareTie.self) { command, context in
            try panels.rules(context) { rules in
                decide(
                    command,
                    on: try context.file(command.dossier),
                    in: try context.session(command.session),
                    under: rules,
                    by: context.actor
                )
            }
        }
        On(CastBallot.self) { command, context in
            try panels.rules(context) { rules in
                decide(
                    command,
                    on: try context.file(command.dossier),
                    in: try context.session(command.session),
                    under: rules,
                    by: context.actor
                )
            }
        }
        On(AskForSupplement.self) { command, context in
            try panels.rules(context) { rules in
                decide(
                    command,
                    on: try context.file(command.dossier),
                    in: try context.session(command.session),
                    under: rules,
                    by: context.actor
                )
            }
        }
        On(CloseCase.self) { command, context in
            try panels.rules(context) { rules in
                let file = try context.file(command.dossier)
                return decide(
                    command,
                    on: file,
                    in: try context.session(command.session),
                    evaluator: try (file?.undecided?.file.parties.evaluator).flatMap { try context.evaluator($0) },
                    under: rules,
                    by: context.actor
                )
            }
        }
        On(RescindDecision.self) { command, context in
            try panels.rules(context) { rules in
                let file = try context.file(command.dossier)
                return decide(
                    command,
                    on: file,
                    in: try context.session(command.session),
                    decidedIn: try context.sessionThatDecided(file),
                    under: rules,
                    by: context.actor
                )
            }
        }
        On(ExcludeCandidate.self) { command, context in
            try panels.rules(context) { rules in
                decide(
                    command,
                    on: try context.file(command.dossier),
                    in: try context.session(command.session),
                    under: rules,
                    by: context.actor
                )
            }
        }
        // The minutes make the decisions.
        On(DrawUpMinutes.self) { command, context in
            try panels.rules(context) { rules in
                let session = try context.session(command.session)
                return decide(
                    command,
                    on: session,
                    try context.files(of: session),
                    under: rules,
                    digest: sha256,
                    by: context.actor,
                    at: context.now
                )
            }
        }
        On(SignMinutes.self) { command, context in
            try panels.rules(context) { rules in
                let session = try context.session(command.session)
                let decision = decide(
                    command,
                    on: session,
                    try context.files(of: session),
                    under: rules,
                    digest: sha256,
                    by: context.actor,
                    at: context.now
                )
                return try closingAppeals(decision, nil, context.appeal)
            }
        }
        On(DrawUpRectifiedMinutes.self) { command, context in
            try panels.rules(context) { rules in
                let session = try context.session(command.session)
                return decide(
                    command,
                    on: session,
                    try context.files(of: session),
                    under: rules,
                    digest: sha256,
                    by: context.actor,
                    at: context.now
                )
            }
        }
        On(ReplaceSignatory.self) { command, context in
            try panels.rules(context) { rules in
                decide(command, on: try context.session(command.session), under: rules, by: context.actor)
            }
        }
        // A decision is appealed.
        On(LodgeAppeal.self) { command, context in
            try panels.rules(context) { rules in
                let file = try context.file(command.dossier)
                return decide(
                    command,
                    on: try context.appeal(command.decision),
                    against: file,
                    of: try context.sessionThatDecided(file),
                    under: rules,
                    by: context.actor,
                    at: context.now
                )
            }
        }
        On(AdmitAppeal.self) { command, context in
            try panels.rules(context) { rules in
                decide(
                    command,
                    on: try context.appeal(command.decision),
                    against: try context.file(command.dossier),
                    under: rules,
                    by: context.actor
                )
            }
        }
        On(RefuseAppeal.self) { command, context in
            try panels.rules(context) { rules in
                decide(command, on: try context.appeal(command.decision), under: rules, by: context.actor)
            }
        }
        On(InstructAppeal.self) { command, context in
            try panels.rules(context) { rules in
                decide(command, on: try context.appeal(command.decision), under: rules, by: context.actor)
            }
        }
        On(DecideAppeal.self) { command, context in
            try panels.rules(context) { rules in
                decide(
                    command,
                    on: try context.appeal(command.decision),
                    against: try context.file(command.dossier),
                    under: rules,
                    by: context.actor,
                    at: context.now
                )
            }
        }
        // What a person is told of their own file.
        askingForExtracts()
        askingForAgendas(panels)
        keepingPersonalData(panels)
        // What time brings.
        WhenDue(Case.self, "answer") { file, context in
            supplementFellDue(DueTime("answer", at: context.dueAt), on: file)
        }
        WhenDue(Appeal.self, "reminder") { appeal, context in
            decide(DueTime("reminder", at: context.dueAt), on: appeal)
        }
        WhenDue(Appeal.self, "decision") { appeal, context in
            decide(DueTime("decision", at: context.dueAt), on: appeal)
        }
        WhenDue(Case.self, "decision") { file, context in decide(DueTime("decision", at: context.dueAt), on: file) }
        WhenDue(JurySession.self, "reminder") { session, context in
            decide(DueTime("reminder", at: context.dueAt), on: session)
        }
        WhenDue(JurySession.self, "signatures") { session, context in
            decide(DueTime("signatures", at: context.dueAt), on: session)
        }
    }
}

/// What each panel works under, made once.
struct Panels: Sendable {
    private let rulesOfStore: [String: PanelRules]

    init(_ scheme: Scheme) {
        rulesOfStore = Dictionary(
            scheme.panels.compactMap { panel in
                PanelRules(panel: panel, in: scheme).map { (Routes.store(ofPanel: panel), $0) }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The branch of the panel whose store that is.
    func branch(ofStore store: String) -> BranchID? { rulesOfStore[store]?.branch }

    /// What the panel whose store that is works under.
    func rules(ofStore store: String) -> PanelRules? { rulesOfStore[store] }

    /// Decides under the rules of the panel whose store this is.
    func rules(_ context: Context, _ body: (PanelRules) throws -> Decision) throws -> Decision {
        guard let rules = rulesOfStore[context.store] else {
            return .refused("unknownPanel", ["store": context.store])
        }
        return try body(rules)
    }
}

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
