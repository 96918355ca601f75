public import Contracts

extension Complaint {
    /// What `follow` reads beside the event and the states.
    public struct Facts: Sendable {
        let file: RegistrationFile?
        let othersOpen: Int

        /// - Parameters:
        ///   - file: the file in which it happened, where it comes in or is decided.
        ///   - othersOpen: how many other complaints in that file are open.
        public init(file: RegistrationFile? = nil, othersOpen: Int = 0) {
            self.file = file
            self.othersOpen = othersOpen
        }
    }

    /// A complaint about somebody is told wherever something is held about them, when it comes and when it is decided. In a
    /// file it suspends the erasure, until the last one is decided.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _ facts: Facts, at now: Instant)
        -> [any Event]
    {
        guard after.opensOrCloses(from: before) else { return [] }
        let isOpen = after.stage == .open
        let told = after.concerned.map {
            PersonConcerned(concerned: $0, complaint: after.complaint, isOpen: isOpen)
        }
        return [told, isOpen ? suspension(facts, now) : resumption(facts)].compactMap { $0 }
    }

    /// Whether an event has opened the complaint, or closed it.
    public func opensOrCloses(from before: Self?) -> Bool { (before?.stage == .open) != (stage == .open) }

    private static func suspension(_ facts: Facts, _ now: Instant) -> (any Event)? {
        guard let file = facts.file, !file.isSuspendedByComplaint else { return nil }
        return ErasureSuspended(
            dossier: file.dossier,
            candidate: file.candidate,
            cause: .complaint,
            since: now,
            personal: nil
        )
    }

    private static func resumption(_ facts: Facts) -> (any Event)? {
        guard let file = facts.file, file.isSuspendedByComplaint, facts.othersOpen == 0 else { return nil }
        return ErasureResumed(dossier: file.dossier, cause: .complaint)
    }
}

extension RegistrationFile {
    fileprivate var isSuspendedByComplaint: Bool { suspensions.contains { $0.cause == .complaint } }
}

extension Complaint {
    /// The due time at which whoever it waits for is reminded.
    public static let reminder = "reminder"
    /// The due time at which it is to be decided.
    public static let decision = "decision"
    /// The due time at which what was said in it is no longer kept.
    public static let retentionEnd = "retention"

    /// `reminder`: when whoever it waits for is reminded. `decision`: when it is to be decided; gone once told or over.
    /// `retention`: once it is over, when what was said is no longer kept.
    public var dueTimes: [DueTime] {
        guard stage == .open else { return keptUntil.map { [DueTime(Complaint.retentionEnd, at: $0)] } ?? [] }
        return remindAt.prefix(1).map { DueTime(Complaint.reminder, at: $0) }
            + (toldOverdue ? [] : [DueTime(Complaint.decision, at: decideBy)])
    }

    /// The key by which the open complaints in a file are found.
    public static func open(in dossier: DossierID, _ complaint: ComplaintID) -> Claim {
        Claim("\(openIn(dossier))\(complaint)")
    }

    /// What the keys of the open complaints in a file begin with; `0` comes right behind the slash.
    public static func openIn(_ dossier: DossierID) -> String { "open-complaint/\(dossier)/" }

    /// In which file it is open, and whether it is overdue.
    public var claims: [Claim] {
        guard stage == .open else { return [] }
        return (dossier.map { [Complaint.open(in: $0, complaint)] } ?? [])
            + (toldOverdue ? [.overdue(StreamID(Complaint.kind, complaint.value))] : [])
    }

    /// What waits on somebody: the hearing of both sides, then the decision.
    public var openSteps: [OpenStep] {
        guard stage == .open else { return [] }
        return [
            OpenStep(
                branch: branch,
                subject: StreamID(Complaint.kind, complaint.value),
                step: "complaint",
                responsible: heard.count < ComplaintParty.allCases.count ? .officer : .authority,
                dueAt: decideBy,
                remindAt: remindAt,
                isOverdue: toldOverdue
            )
        ]
    }
}
