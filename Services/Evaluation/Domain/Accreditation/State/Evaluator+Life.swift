public import Contracts
import Scheme

extension Evaluator {
    /// The place of the branch's accreditation that has not ended, the last conferred.
    func standing(_ branch: BranchID) -> Int? {
        accreditations.indices.filter { accreditations[$0].branch == branch && accreditations[$0].end == nil }
            .max { accreditations[$0].from < accreditations[$1].from }
    }

    /// The branch's accreditation that has not ended; `nil` where there is none.
    public func standingAccreditation(_ branch: BranchID) -> Accreditation? {
        standing(branch).map { accreditations[$0] }
    }

    /// What goes on around the branch's accreditation.
    public func life(_ branch: BranchID) -> AccreditationLife? { lives.first { $0.branch == branch } }

    /// Whether the branch's accreditation is suspended for that cause on that day.
    public func isSuspended(_ branch: BranchID, _ cause: SuspensionCause, on day: Day) -> Bool {
        suspensions.contains { $0.branch == branch && $0.cause == cause && $0.holds(on: day) }
    }

    /// Whether a suspension for that cause has not been lifted.
    func hasOpenSuspension(_ branch: BranchID, _ cause: SuspensionCause) -> Bool {
        suspensions.contains { $0.branch == branch && $0.cause == cause && $0.until == nil }
    }

    /// Whether the branch has recorded their death.
    func hasDied(in branch: BranchID) -> Bool {
        accreditations.contains { $0.branch == branch && $0.end?.way == .died }
    }

    /// The accreditation of a branch that was last removed.
    func removedAccreditation(_ branch: BranchID) -> Accreditation? { removed(branch).map { accreditations[$0] } }

    /// Whether the later of two letters of a branch covers all that the earlier one does: what it does not cover, the earlier one
    /// still does.
    private func laterLetterReplacesWhatItCovers(_ later: Int, _ earlier: Int) -> Bool {
        Set(accreditations[earlier].certificateKinds).isSubset(of: accreditations[later].certificateKinds)
    }

    private func removed(_ branch: BranchID) -> Int? {
        accreditations.lastIndex {
            $0.branch == branch && ($0.end?.way == .removed || $0.end?.way == .removedForCause)
        }
    }

    /// A letter begins a life, unless a later letter of the branch is on record already. Of several letters of a branch
    /// the last one counts from its day on, for the certificates that it covers: for others, an earlier one runs on. A report
    /// that is overdue is asked for anew by it.
    mutating func begin(_ event: EvaluatorAccredited) {
        let ofBranch = accreditations.indices.filter {
            accreditations[$0].branch == event.branch && accreditations[$0].end == nil
        }
        let last = ofBranch.max { accreditations[$0].from < accreditations[$1].from }
        for place in ofBranch where place != last && last.map({ laterLetterReplacesWhatItCovers($0, place) }) ?? true {
            let day = last.map { accreditations[$0].from } ?? event.from
            let end = min(day, accreditations[place].until.adding(days: 1))
            accreditations[place].end = AccreditationEnd(on: end, way: .replaced)
        }
        guard last.map({ accreditations[$0].from == event.from }) ?? true else { return }
        // Whoever is accredited again is kept.
        let tally = life(event.branch)?.tally ?? ActivityTally()
        lives.removeAll { $0.branch == event.branch }
        lives.append(AccreditationLife(event, tally: tally))
        lift(.reportOverdue, event.branch, on: event.from)
        personal = event.personal
        keeping = nil
    }

    /// What an event does to a life that has begun. Total: what does not fit leaves everything as it is.
    mutating func live(_ event: any Event) {
        switch event {
        case let event as AccreditationSuspended:
            suspensions.append(
                AccreditationSuspension(branch: event.branch, cause: event.cause, from: event.from)
            )
        case let event as SuspensionLifted: lift(event.cause, event.branch, on: event.on)
        case let event as EvaluatorSituationDeclared: declare(event)
        case let event as PublicContactChosen: publicContact = event.personal?.contact
        case let event as AccreditationRetentionBegan: keeping = AccreditationKeeping(until: event.keptUntil)
        case is AccreditationRetentionEnded: keeping = AccreditationKeeping(until: nil)
        case let event as AccreditationResigned:
            end(event.branch, AccreditationEnd(on: event.endsOn, way: .resigned))
        case let event as EvaluatorDied: end(event.branch, AccreditationEnd(on: event.endsOn, way: .died))
        case let event as AccreditationExpired: end(event.branch, AccreditationEnd(on: event.endsOn, way: .expired))
        case let event as AccreditationRemoved: remove(event)
        case let event as RemovalReviewDecided: review(event)
        case let event as RenewalRequested: change(event.branch) { $0.ask(event, &$1) }
        case let event as AccreditationRenewed: change(event.branch) { $0.renew(event, &$1) }
        case let event as RenewalRefused: change(event.branch) { $0.refuse(event, &$1) }
        default: changeLife(event)
        }
    }

    private mutating func lift(_ cause: SuspensionCause, _ branch: BranchID, on day: Day) {
        for place in suspensions.indices
        where suspensions[place].branch == branch && suspensions[place].cause == cause
            && suspensions[place].until == nil
        {
            suspensions[place].until = day
        }
    }

    private mutating func declare(_ event: EvaluatorSituationDeclared) {
        situations.removeAll { $0.since == event.since }
        situations.append(DatedSituation(since: event.since, situation: event.situation))
        situations.sort { $0.since < $1.since }
        // What is declared of a time before a later change is not what the list shows.
        if situations.last?.since == event.since { personal?.organisation = event.personal?.organisation }
    }

    private mutating func end(_ branch: BranchID, _ end: AccreditationEnd) {
        for place in accreditations.indices
        where accreditations[place].branch == branch && accreditations[place].end == nil {
            accreditations[place].end = end
        }
        for place in lives.indices where lives[place].branch == branch {
            lives[place].waits = []
            lives[place].renewalOf = nil
            if lives[place].removal?.isOver == false { lives[place].removal = nil }
        }
    }

    private mutating func remove(_ event: AccreditationRemoved) {
        end(
            event.branch,
            AccreditationEnd(on: event.endsOn, way: event.ground.isForCause ? .removedForCause : .removed)
        )
        for place in lives.indices where lives[place].branch == event.branch {
            lives[place].removal =
                .removed(event.ground, by: event.authority, reviewableThrough: event.reviewableThrough)
        }
    }

    private mutating func review(_ event: RemovalReviewDecided) {
        guard let place = lives.firstIndex(where: { $0.branch == event.branch }),
            case .underReview(let ground, _) = lives[place].removal
        else { return }
        lives[place].waits.end(.removalReview)
        if event.upheld {
            lives[place].removal = .final(ground)
            return
        }
        // Annulled as if it had not been.
        lives[place].removal = nil
        keeping = nil
        if let removed = removed(event.branch) {
            let end = accreditations[removed].end
            for place in accreditations.indices
            where accreditations[place].branch == event.branch && accreditations[place].end == end {
                accreditations[place].end = nil
            }
            lives[place].awaitReportAndRenewal(until: accreditations[removed].until)
        }
    }

    private mutating func change(
        _ branch: BranchID,
        _ change: (inout AccreditationLife, inout Accreditation) -> Void
    ) {
        guard let place = standing(branch), let life = lives.firstIndex(where: { $0.branch == branch }) else { return }
        change(&lives[life], &accreditations[place])
    }

    private mutating func changeLife(_ event: any Event) {
        for place in lives.indices {
            let until = standingAccreditation(lives[place].branch)?.until
            lives[place].apply(event, until: until)
        }
    }
}

extension AccreditationLife {
    fileprivate mutating func ask(_ event: RenewalRequested, _ accreditation: inout Evaluator.Accreditation) {
        renewalOf = accreditation.until
        accreditation.until = event.prolongedUntil
        waits.end(.renewalRequest)
        waits.await(AccreditationWait(.renewalDecision, since: event.requestedOn, conditions.due))
    }

    fileprivate mutating func renew(_ event: AccreditationRenewed, _ accreditation: inout Evaluator.Accreditation) {
        renewalOf = nil
        accreditation.until = event.until
        conditions = event.conditions
        waits.end(.renewalDecision)
        awaitReportAndRenewal(until: event.until)
    }

    fileprivate mutating func refuse(_ event: RenewalRefused, _ accreditation: inout Evaluator.Accreditation) {
        renewalOf = nil
        accreditation.until = event.until
        waits.end(.renewalDecision)
    }

    /// - Parameter until: the last day of the term; `nil` once the accreditation has ended.
    fileprivate mutating func apply(_ event: any Event, until: Day?) {
        switch event {
        case let event as AssessmentCounted where event.branch == branch: tally = tally + event.tally
        case let event as ActivityReported where event.branch == branch:
            reportFrom = event.through.adding(days: 1)
            reportDueOn = event.nextDueOn
            tally = ActivityTally()
            waits.end(.report)
            if removal == .proposed(.reportOverdue) {
                removal = nil
                waits.end(.removalNotification)
            }
            if let until, reportDueOn <= until {
                waits.await(AccreditationWait(.report, lastDay: reportLastDay, reminders: conditions.reminderDays))
            }
        case let event as AccreditationStepFellDue where event.branch == branch:
            waits.tell(event.step, reminder: event.reminder, at: event.at)
        case let event as RemovalProposed where event.branch == branch:
            removal = .proposed(event.ground)
            removalProposedFor = reportDueOn
            waits.await(AccreditationWait(.removalNotification, since: event.proposedOn, conditions.due))
        case let event as RemovalGroundsNotified where event.branch == branch:
            removal = .notified(event.ground, heardThrough: event.heardThrough, isAnswered: false)
            waits.end(.removalNotification)
            waits.await(AccreditationWait(.removalDecision, since: event.heardThrough, conditions.due))
        case let event as RemovalGroundsAnswered where event.branch == branch:
            if case .notified(let ground, let heardThrough, _) = removal {
                removal = .notified(ground, heardThrough: heardThrough, isAnswered: true)
            }
        case let event as RemovalNotPronounced where event.branch == branch:
            removal = nil
            waits.end(.removalDecision)
        case let event as RemovalReviewAsked where event.branch == branch:
            if case .removed(let ground, let authority, _) = removal {
                removal = .underReview(ground, by: authority)
                waits.await(AccreditationWait(.removalReview, since: event.askedOn, conditions.due))
            }
        default: break
        }
    }
}
