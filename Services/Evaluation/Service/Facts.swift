import Contracts
import EvaluationDomain
import Kernel
import Messaging
import Scheme
import Vouching

extension Context {
    func application(of person: PersonID, in branch: BranchID) throws -> AccreditationApplication? {
        try load(AccreditationApplication.self, AccreditationApplication.key(branch, person))
    }

    func referent(_ person: PersonID) throws -> Referent? { try load(Referent.self, person.value) }

    /// An evaluator with the files under way in which they are designated.
    func assessing(_ person: PersonID, in branch: BranchID) throws -> (Evaluator?, [AssessmentFile]) {
        (try evaluator(person), try assessments(observedBy: person, in: branch))
    }

    /// The files under way in which an evaluator is designated, each as it stands.
    func assessments(observedBy evaluator: PersonID, in branch: BranchID) throws -> [AssessmentFile] {
        try files(observedBy: evaluator, in: branch).compactMap { try file($0) }
    }

    /// The files under way in which an evaluator is designated.
    func files(observedBy evaluator: PersonID, in branch: BranchID) throws -> [DossierID] {
        let prefix = AssessmentFile.observedByPrefix(evaluator, branch)
        return try claims(from: prefix, before: prefix + "~", limit: .max).compactMap {
            DossierID(String($0.claim.value.dropFirst(prefix.count)))
        }
    }

    func applications(_ person: PersonID, _ scheme: Scheme) throws -> [AccreditationApplication] {
        try scheme.branches.compactMap { try application(of: person, in: $0.id) }
    }

    func decideRetention(of person: PersonID, _ scheme: Scheme) throws -> Decision {
        EvaluationDomain.decideRetention(
            of: try evaluator(person),
            applications: try applications(person, scheme),
            concerned: try load(ConcernedEvaluator.self, person.value),
            at: now
        )
    }

    /// What stands against erasing what is held about a person here.
    func obstacles(toErasing person: PersonID, _ scheme: Scheme) throws -> [Refusal] {
        let accreditations = try evaluator(person)?.accreditations ?? []
        return accreditations.compactMap {
            accreditationIsKept($0, scheme.retention(of: $0.branch), on: now.parisDay)
        } + (try applications(person, scheme)).compactMap { applicationIsKept($0, on: now.parisDay) }
            + [complaintKeepsTheEvaluator(try load(ConcernedEvaluator.self, person.value))].compactMap { $0 }
    }
}

extension Scheme {
    /// For how long each branch keeps what is personal.
    var retention: [BranchID: RetentionPolicy] {
        Dictionary(branches.map { ($0.id, retention(of: $0.id)) }) { first, _ in first }
    }

    /// For how long a branch keeps what is personal.
    func retention(of branch: BranchID) -> RetentionPolicy { policy(of: branch)?.retention ?? RetentionPolicy() }
}

extension Context {
    /// The evaluators in a branch's part of the public list, a page at a time, and where the next one begins.
    func evaluators(
        of branch: BranchID,
        after: String?,
        limit: Int
    ) throws -> (found: [Evaluator], next: String?) {
        let (first, end) = Evaluator.listRange(branch)
        // No key has a character below the ones of identifiers: with one added, a key's place is just passed.
        let from = max(first, after.map { $0 + "\u{1}" } ?? first)
        let keys = try claims(from: from, before: end, limit: limit)
        let found = try keys.compactMap {
            try PersonID(String($0.claim.value.dropFirst(first.count))).flatMap(evaluator)
        }
        return (found, keys.count < limit ? nil : keys.last?.claim.value)
    }

    func file(_ dossier: DossierID) throws -> AssessmentFile? { try load(AssessmentFile.self, dossier.value) }

    /// The branch of a file that is here or with a panel.
    func branch(of dossier: DossierID) throws -> String? {
        switch try file(dossier)?.stage {
        case .underWay(let attempt): attempt.file.branch.value
        case .transmitted(let booklet): Routes.branch(ofStore: Routes.store(ofPanel: booklet.panel))
        case .withdrawn, .deceased, .lapsed, .givenUp, nil: nil
        }
    }

    /// What an observer has noted so far in the attempt under way.
    func draft(of observer: PersonID, on file: AssessmentFile?) throws -> ObservationDraft? {
        guard let attempt = file?.attemptUnderWay else { return nil }
        let stream = draftStream(attempt.file.dossier, attempt.number, observer)
        return try load(ObservationDraft.self, String(stream.key))
    }

    func evaluator(_ person: PersonID) throws -> Evaluator? { try load(Evaluator.self, person.value) }

    func designatedEvaluator(of file: AssessmentFile?) throws -> Evaluator? {
        try (file?.attemptUnderWay?.designation?.evaluator.person).flatMap { try evaluator($0) }
    }

    /// The file, and where its booklet is transmitted, that booklet out of the journal.
    func signedBooklet(_ dossier: DossierID) throws -> (AssessmentFile?, SignedBooklet?) {
        let file = try file(dossier)
        guard case .transmitted(let transmitted) = file?.stage,
            let handover = try events(BookletTransmitted.self, of: fileStream(dossier)).last
        else { return (file, nil) }
        let drawnUp = try events(BookletAmendmentDrawnUp.self, of: fileStream(dossier)).map(\.amendment)
        let signed = SignedBooklet(
            handover,
            recorded: try events(ObservationRecorded.self, of: fileStream(dossier)),
            amendments: transmitted.taken.compactMap { digest in drawnUp.last { $0.digest == digest } }
        )
        return (file, signed)
    }
}

func fileStream(_ dossier: DossierID) -> StreamID { StreamID(AssessmentFile.kind, dossier.value) }

extension Scheme {
    /// The policy of a transmitted file's branch.
    func policy(of signed: SignedBooklet) -> BranchPolicy {
        policy(of: signed.transmitted.file.branch) ?? BranchPolicy()
    }

    /// The standard that a transmitted file is pinned to.
    func standard(of signed: SignedBooklet) -> AssessmentStandard? { standard(signed.transmitted.file.standard) }

    /// The policy of the file's branch; where there is no file, the rules refuse before they read it.
    func policy(of file: AssessmentFile?) -> BranchPolicy {
        (file?.attemptUnderWay?.file.branch).flatMap { policy(of: $0) } ?? BranchPolicy()
    }

    /// The branch of the file.
    func branch(of file: AssessmentFile?) -> Branch? { (file?.attemptUnderWay?.file.branch).flatMap { branch($0) } }

    /// The branch that accredits the file's designated evaluator: its own, or the one that lends them.
    func accreditingBranch(of file: AssessmentFile?) -> Branch? {
        (file?.attemptUnderWay?.accreditingBranch).flatMap { branch($0) }
    }

    /// The standard that the file is pinned to.
    func standard(of file: AssessmentFile?) -> AssessmentStandard? {
        (file?.attemptUnderWay?.file.standard).flatMap { standard($0) }
    }

    /// The panels of the file's branch.
    func panels(of file: AssessmentFile?) -> [PanelID] {
        (file?.attemptUnderWay?.file.branch).map { panels(of: $0) } ?? []
    }

    /// The panel that the branch's policy gives the file.
    ///
    /// - Parameter load: how many files a panel has to decide; asked only where the policy looks at it.
    func panel(for file: AssessmentFile?, load: (PanelID) throws -> Int) rethrows -> PanelID? {
        guard let handed = file?.attemptUnderWay?.file else { return nil }
        let panels = panels(of: handed.branch)
        let policy = policy(of: file).transmission
        var loads: [PanelID: Int] = [:]
        if policy.panelAssignment == .leastLoaded, panels.count > 1 {
            for panel in panels { loads[panel] = try load(panel) }
        }
        return EvaluationDomain.panel(for: handed, among: panels, policy, load: loads)
    }
}

func unknownBranch(_ branch: BranchID) -> Decision { .refused("unknownBranch", ["branch": branch.value]) }

/// There is no file under way here, or it is pinned to a standard that is not among the scheme's data.
func noStandard(_ file: AssessmentFile?, _ dossier: DossierID) -> Decision {
    guard let attempt = file?.attemptUnderWay else { return .refused(fileIsNotHeldHere(file, dossier)) }
    return .refused("unknownStandard", ["standard": attempt.file.standard.value])
}

func noStandard(_ signed: SignedBooklet) -> Decision {
    .refused("unknownStandard", ["standard": signed.transmitted.file.standard.value])
}

extension Context {
    /// How many entries are looked at for one page: the loop waits that long and no longer.
    static let pageLength = 200

    func page(_ question: ListEvaluators) throws -> ListEvaluators.Reply {
        let (first, end) = Evaluator.listRange(question.branch)
        // No key has a character below the ones of identifiers: with one added, a key's place is just passed.
        let from = max(first, question.after.map { $0 + "\u{1}" } ?? first)
        let found = try claims(from: from, before: end, limit: Context.pageLength)
        let entries = try found.compactMap { found -> PublicEvaluator? in
            let parts = found.claim.value.split(separator: "/").map(String.init)
            guard parts.count == 3, let branch = BranchID(parts[1]), let person = PersonID(parts[2]) else { return nil }
            return try evaluator(person)?.publicEntry(branch, on: now.parisDay)
        }
        let isLast = found.count < Context.pageLength
        return ListEvaluators.Reply(entries: entries, next: isLast ? nil : found.last?.claim.value)
    }

    func hear(_ event: any Event) throws -> Decision {
        guard let heard = HeardOfPanel(event) else { return .accepted([]) }
        return decide(heard, on: try file(heard.dossier))
    }

    /// How many files are before a panel that it has not decided.
    func openFiles(before panel: PanelID) throws -> Int {
        let prefix = AssessmentFile.beforePanelPrefix(panel)
        return try countOfClaims(from: prefix, before: prefix + "~")
    }
}

/// An entry of the table: what is decided on an act that the person signs, where their branch demands it.
func signed<C: Command>(
    _ type: C.Type,
    _ scheme: Scheme,
    of branch: @escaping @Sendable (C) -> BranchID,
    _ decide: @escaping @Sendable (C, Context, BranchPolicy) throws -> Decision
) -> On {
    On(type) { command, context in
        let branch = branch(command)
        guard let policy = scheme.policy(of: branch) else { return unknownBranch(branch) }
        return try vouched(
            context,
            in: branch,
            policy.vouching,
            record: { try context.record(of: $0) },
            // The first of a branch: nobody has a key to sign with, yet.
            isOpen: { try VouchingPolicy.Act(C.type) == .keys && !context.hadKey(context.actor.role, in: branch) },
            decide: { try decide(command, context, policy) }
        )
    }
}

extension Context {
    func page(_ question: ListPersonKeys) throws -> ListPersonKeys.Reply {
        let prefix = PersonKey.prefix(question.branch)
        let first = question.after.map { max(prefix, $0 + "\u{1}") } ?? prefix
        let found = try claims(from: first, before: prefix + "~", limit: Self.pageLength)
        let keys = try found.compactMap { try load(PersonKey.self, String($0.stream.key))?.listed }
        return ListPersonKeys.Reply(
            keys: keys,
            next: found.count < Self.pageLength ? nil : found.last?.claim.value
        )
    }

    func key(_ key: PersonKeyID) throws -> PersonKey? { try load(PersonKey.self, key.value) }

    /// Whether anybody ever had a registered key for that role in that branch; one that was revoked counts.
    func hadKey(_ role: Actor.Role, in branch: BranchID) throws -> Bool {
        let prefix = PersonKey.prefix(branch, role)
        return try !claims(from: prefix, before: prefix + "~", limit: 1).isEmpty
    }

    /// The public half of a key; `nil` once erased.
    func publicHalf(of key: PersonKeyID) throws -> PersonKeyPersonal? {
        try last(KeyRegistered.self, in: StreamID(PersonKey.kind, key.value))?.personal
    }

    func record(of key: PersonKeyID) throws -> KeyRecord? {
        guard let held = try self.key(key) else { return nil }
        return KeyRecord(held.known, kind: held.kind, publicKey: try publicHalf(of: key)?.publicKey)
    }
}

extension Context {
    /// Where such an act is recorded. What an evaluator does about themself is an act in each branch that has accredited them.
    func setting(of command: RecordedCommand) throws -> RecordedSetting {
        let about = command.command.about
        let file = try about.flatMap { try self.file($0) }
        var branches = Set([command.branch].compactMap { $0 })
        if branches.isEmpty, about == nil, let person = PersonID(actor.id) {
            branches = Set(try evaluator(person)?.accreditations.map(\.branch) ?? [])
        }
        return RecordedSetting(branches: branches, concerned: Set(file?.concerned ?? []))
    }

    /// By whom, and when, it is decided.
    var by: By { By(actor, at: now, on: day, recordedBy: recorder) }
}

/// Whose accreditation, or briefing, a command decides on; empty where it is about a file.
func whoseAccreditation(_ command: any Command) -> [PersonID] {
    switch command {
    case let command as InstructApplication: [command.evaluator]
    case let command as RecordAccreditationEvidence: [command.evaluator]
    case let command as DecideAccreditation: [command.evaluator]
    case let command as IssueAccreditationLetter: [command.evaluator]
    case let command as AccreditEvaluator: [command.evaluator]
    case let command as DecideRenewal: [command.evaluator]
    case let command as SuspendAccreditation: [command.evaluator]
    case let command as LiftSuspension: [command.evaluator]
    case let command as NotifyRemovalGrounds: [command.evaluator]
    case let command as DecideRemoval: [command.evaluator]
    case let command as DecideRemovalReview: [command.evaluator]
    case let command as RecordEvaluatorDeath: [command.evaluator]
    case let command as BriefReferent: [command.referent]
    default: []
    }
}
