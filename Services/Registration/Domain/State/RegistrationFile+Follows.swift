public import Contracts
public import Scheme

extension RegistrationFile {
    /// What waits on somebody here.
    public var openSteps: [OpenStep] {
        pending.map {
            OpenStep(
                branch: branch,
                subject: StreamID(RegistrationFile.kind, dossier.value),
                step: $0.step.rawValue,
                responsible: $0.step.responsible,
                dueAt: $0.dueAt,
                remindAt: $0.remindAt,
                isOverdue: $0.isOverdue,
                persons: $0.step.responsible == .candidate ? [candidate] : nil
            )
        }
    }

    /// The due time at which what is personal is no longer kept.
    public static let retentionEnd = "retention"

    /// When what is personal is no longer kept; `nil` while the file is open, suspended or under appeal, and once it is
    /// gone.
    var retentionDue: DueTime? {
        guard let retention, !retention.isOver, suspensions.isEmpty, appeals.isEmpty else { return nil }
        return DueTime(RegistrationFile.retentionEnd, at: retention.until)
    }

    /// What `follow` reads beside the event and the states.
    public struct Facts: Sendable {
        let scheme: Scheme
        let leaving: LeavingBranch?

        /// - Parameter leaving: the leaving of the file's branch, where one was recorded and the file comes back.
        public init(scheme: Scheme, leaving: LeavingBranch?) {
            self.scheme = scheme
            self.leaving = leaving
        }
    }

    /// What ends a file begins the term for which what is personal in it is kept. What comes back after the branch has left
    /// does not stay there.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _ facts: Facts, at now: Instant)
        -> [any Event]
    {
        if let before, !before.isOver, after.isOver { return [beginningOfTerm(before, after, facts.scheme, now)] }
        guard after.comesBack(from: before), let leaving = facts.leaving, leaving.isOver(at: now) else { return [] }
        return endingInBranch(after, facts.scheme, at: now)
    }

    private static func beginningOfTerm(_ before: Self, _ after: Self, _ scheme: Scheme, _ now: Instant)
        -> RetentionBegan
    {
        let policy = scheme.policy(of: before.branch) ?? BranchPolicy()
        let isExcluded = if case .ended(_, .excluded) = after.stage { true } else { false }
        let kept = fileIsKeptForItsTerm(before, endedOn: now.parisDay, excluded: isExcluded, policy)
        return RetentionBegan(
            dossier: before.dossier,
            term: kept.term,
            keptUntil: kept.until.startInParis,
            registerKeptUntil: registerTerm(before, policy)?.startInParis
        )
    }

    /// Whether the file has ended, with a certificate or without.
    var isOver: Bool {
        switch stage {
        case .ended, .certified: true
        case .prepared, .registered, .handedOver, .returned, .awarded, .takenBack: false
        }
    }

    /// Whether an event has brought the file back: to registration, or before its panel once more.
    public func comesBack(from before: Self?) -> Bool {
        switch stage {
        case .returned, .takenBack: before?.stageName != stageName
        case .prepared, .registered, .handedOver, .awarded, .certified, .ended: false
        }
    }

    /// The key of a person's one open file for a kind of certificate.
    public static func openFile(of candidate: PersonID, for kind: CertificateKindID) -> Claim {
        Claim("open-file/\(kind.value)/\(candidate.value)")
    }

    /// The key of the file through which a person holds a kind of certificate.
    public static func certificateHeld(by person: PersonID, of kind: CertificateKindID) -> Claim {
        Claim("holder/\(kind.value)/\(person.value)")
    }

    /// The keys that say that a person has a file open for a kind of certificate: the person's identifier, and what
    /// their civil status leaves of itself (`identityKeys`).
    public static func openFileKeys(of candidate: PersonID, _ identity: Identity?, for kind: CertificateKindID)
        -> [Claim]
    {
        [openFile(of: candidate, for: kind)]
            + (identity.map(identityKeys) ?? []).map { Claim("open-identity/\(kind.value)/\($0)") }
    }

    /// The keys that this file has, or would have, while it is open.
    public var openFileKeys: [Claim] {
        RegistrationFile.openFileKeys(of: candidate, candidatePersonal?.identity, for: certificateKind)
    }

    /// The due time at which a file without activity, or a preparation without confirmation, lapses.
    public static let lapse = "lapse"
    /// The due time at which a step that waits on the officer is overdue.
    public static let overdue = "overdue"
    /// The due time at which somebody is reminded.
    public static let reminder = "reminder"

    /// The unique keys held: one open file a person and kind, then one award.
    public var claims: [Claim] {
        let isOverdue = pending.contains(where: \.isOverdue)
        return keys + (isOverdue ? [.overdue(StreamID(RegistrationFile.kind, dossier.value))] : [])
    }

    private var keys: [Claim] {
        switch stage {
        case .prepared: return []
        case .registered, .handedOver: return openFileKeys
        case .returned(_, let returned): return returned.openedMeanwhile == nil ? openFileKeys : []
        case .takenBack(_, let decision): return decision.openedMeanwhile == nil ? openFileKeys : []
        case .awarded(_, let award), .certified(_, let award, _):
            guard award.heldThrough == nil else { return [] }
            return [RegistrationFile.certificateHeld(by: candidate, of: certificateKind)]
        case .ended: return []
        }
    }

    /// The number taken at the acceptance; it stays taken for ever.
    public var numbers: [TakenNumber] { number.map { [$0.taken] } ?? [] }

    /// When a file that registration holds lapses, is overdue with somebody, or somebody is to be reminded; never while
    /// it is on hold.
    public var dueTimes: [DueTime] {
        guard hold == nil else { return [] }
        let lapses = pending.filter(\.step.endsTheFile).map(\.dueAt).min()
        let overdue = pending.filter { !$0.step.endsTheFile && !$0.isOverdue }.map(\.dueAt).min()
        let reminder = pending.flatMap(\.remindAt).min()
        return [
            (RegistrationFile.lapse, lapses), (RegistrationFile.overdue, overdue),
            (RegistrationFile.reminder, reminder),
        ]
        .compactMap { name, at in at.map { DueTime(name, at: $0) } } + (retentionDue.map { [$0] } ?? [])
    }

    /// The candidate, while anything personal is kept here.
    public var persons: Set<PersonID> {
        let holds =
            if case .prepared(let prepared) = stage { prepared.personal != nil } else { candidatePersonal != nil }
        return holds ? [candidate] : []
    }
}
