public import Contracts
import Scheme

extension Evaluator {
    /// The due time at which the last accreditation has ended, so that a term begins.
    public static let retentionStart = "retention-start"
    /// The due time at which what is held is no longer kept.
    public static let retentionEnd = "retention"

    /// The first day on which no branch accredits them; `nil` while one does, or a removal is under review.
    var endedOn: Day? {
        let isReviewed = lives.contains { if case .underReview = $0.removal { true } else { false } }
        let ends = accreditations.map { $0.end?.on }
        guard !isReviewed, !ends.contains(nil) else { return nil }
        return ends.compactMap { $0 }.max()
    }

    /// When the term begins, or ends; none once it is over.
    var retentionDue: [DueTime] {
        guard let endedOn else { return [] }
        guard let keeping else { return [DueTime(Self.retentionStart, at: endedOn.startInParis)] }
        return keeping.until.map { [DueTime(Self.retentionEnd, at: $0)] } ?? []
    }

    /// A report lifts the suspension over its being overdue. Whose report is overdue is suspended until it comes.
    ///
    /// - Parameter files: the files under way in which the evaluator is designated in the branch, where
    ///   `suspends(_:)`; then they are told to whoever holds them.
    public static func follow(
        _ event: any Event,
        from before: Self?,
        to after: Self,
        _ files: [DossierID],
        at now: Instant
    ) -> [any Event] {
        switch event {
        case let event as ActivityReported where before?.hasOpenSuspension(event.branch, .reportOverdue) == true:
            [
                SuspensionLifted(
                    evaluator: event.evaluator,
                    branch: event.branch,
                    cause: .reportOverdue,
                    on: now.parisDay,
                    by: event.evaluator.value
                )
            ]
        case let event as AccreditationStepFellDue where suspends(event):
            [
                AccreditationSuspended(
                    evaluator: event.evaluator,
                    branch: event.branch,
                    cause: .reportOverdue,
                    ground: nil,
                    from: event.dueAt.parisDay,
                    by: "evaluation",
                    files: files,
                    personal: nil
                )
            ]
        default: []
        }
    }

    /// Whether a step that has fallen due suspends the accreditation: a report does.
    public static func suspends(_ event: AccreditationStepFellDue) -> Bool {
        event.step == .report && !event.reminder
    }

    /// The due time at which somebody is told of a step, and what is overdue has its effect.
    public static let step = "step"
    /// The due time at which the removal of who has not reported is proposed.
    public static let overdueRemoval = "overdue-removal"
    /// The due time at which a term has run out.
    public static let expiry = "expiry"

    /// What all keys of the public list begin with.
    public static let listPrefix = "accredited/"

    /// The key under which an evaluator stands in a branch's part of the public list.
    public static func listKey(_ branch: BranchID, _ person: PersonID) -> String { "\(listPrefix)\(branch)/\(person)" }

    /// The keys among which those of the list lie, of one branch or of all: from the first on, and before the second.
    public static func listRange(_ branch: BranchID?) -> (from: String, before: String) {
        guard let branch else { return (listPrefix, "accredited0") }
        return ("\(listPrefix)\(branch)/", "\(listPrefix)\(branch)0")
    }

    /// The evaluator's places in the public list: one for each branch whose accreditation has not ended.
    public var claims: [Claim] {
        Set(accreditations.filter { $0.end == nil }.map(\.branch)).sorted()
            .map { Claim(Self.listKey($0, person)) }
    }

    /// When somebody is told next, when a removal is proposed, when a term runs out.
    public var dueTimes: [DueTime] {
        let steps = lives.flatMap { $0.waits.compactMap(\.next) }
        let removals = lives.filter(awaitsRemovalProposal).map(\.removalProposedAt)
        let ends = accreditations.indices.filter { accreditations[$0].end == nil }
            .map { Deadline(lastDay: accreditations[$0].until).endsAt }
        return [(Self.step, steps), (Self.overdueRemoval, removals), (Self.expiry, ends)]
            .compactMap { name, times in times.min().map { DueTime(name, at: $0) } } + retentionDue
    }

    /// Whether a report is overdue for which no removal was proposed.
    func awaitsRemovalProposal(_ life: AccreditationLife) -> Bool {
        life.removal == nil && life.removalProposedFor != life.reportDueOn && standing(life.branch) != nil
            && hasOpenSuspension(life.branch, .reportOverdue)
    }
}
