public import Contracts
import Scheme

/// A step that an attempt waits for.
public struct Wait: Codable, Sendable, Equatable {
    /// What is waited for.
    public var step: AssessmentStep
    /// When it is due: the end of its last day.
    public var dueAt: Instant
    /// Reminders that have not been given, the earliest first.
    public var reminders: [Instant]
    /// Whether it was told that it is overdue.
    public var toldOverdue: Bool

    /// A step that begins to be waited for on that day.
    init(_ step: AssessmentStep, since day: Day, _ days: AssessmentDueDays) {
        self.step = step
        let reminded = days.reminders.filter { $0 < days[step] }
        if let deadline = days.deadline(days[step], after: day) {
            dueAt = deadline.endsAt
            reminders = reminded.map { deadline.lastDay.adding(days: -$0).startInParis }.sorted()
        } else {
            let lastDay = day.adding(days: days[step])
            dueAt = lastDay.adding(days: 1).startOfDayUTC
            reminders = reminded.map { lastDay.adding(days: -$0).startOfDayUTC }.sorted()
        }
        toldOverdue = false
    }

    /// The next moment at which somebody is to be told; `nil` once it was told that it is overdue.
    var next: Instant? { toldOverdue ? nil : min(dueAt, reminders.first ?? dueAt) }

    mutating func postpone(milliseconds: Int64) {
        dueAt = dueAt.adding(milliseconds: milliseconds)
        reminders = reminders.map { $0.adding(milliseconds: milliseconds) }
    }

    mutating func told(_ event: AssessmentStepFellDue) {
        reminders.removeAll { $0 <= event.at }
        if !event.reminder { toldOverdue = true }
    }
}

extension Attempt {
    /// What is waited for now.
    private var openSteps: [AssessmentStep] {
        let excluded = designation?.observers.contains { upheldObjectionExcludes($0, self) != nil } ?? false
        let lacksReferent = designation.map { !isOfTheCompany($0.referent) } ?? false
        let anew: [AssessmentStep] =
            lacksReferent && !proposed.contains(where: isOfTheCompany)
            ? [.referentProposal, .designation]
            : excluded || lacksEvaluator || awaitsReplacement || lacksReferent ? [.designation] : []
        switch phase {
        case .awaitingDesignation:
            return !proposed.contains(where: isOfTheCompany) ? [.referentProposal, .designation] : [.designation]
        case .observing(let designation, let recorded):
            let undeclared = Set(designation.observers).subtracting(designation.declared)
            return anew + (undeclared.isEmpty ? [] : [.tieDeclaration])
                + [recorded.isEmpty ? .observation : .observationRecording]
        case .conferring: return anew + [.concertation]
        case .filled, .signedByOne: return anew + [.bookletSignature]
        }
    }

    /// Whether a referent belongs to the company in which the candidate is observed now.
    private func isOfTheCompany(_ referent: DesignatedReferent) -> Bool {
        referentBelongsToAssessmentCompany(referent, company: file.company) == nil
    }

    /// Something has happened: what is done is waited for no more, what comes next is, from that day on; and the file
    /// lapses later.
    mutating func advance(by event: any Event) {
        guard !(event is AssessmentStepFellDue) else { return }
        if let moment = moment(of: event), moment > activeAt {
            lapsesAt = lapse(movedBy: moment)
            activeAt = moment
        }
        if event is ObserversDesignated { waits = [] }
        let open = openSteps
        waits.removeAll { !open.contains($0.step) }
        for step in open where !waits.contains(where: { $0.step == step }) {
            waits.append(Wait(step, since: activeAt.parisDay, dueDays))
        }
    }

    /// Later by as long as since it was last active: by whole days, where its terms end with a day in Paris.
    private func lapse(movedBy moment: Instant) -> Instant {
        let lastDay = lapsesAt.adding(milliseconds: -1).parisDay
        let days = moment.parisDay.number - activeAt.parisDay.number
        return dueDays.deadline(days, after: lastDay)?.endsAt
            ?? lapsesAt.adding(milliseconds: moment.milliseconds - activeAt.milliseconds)
    }

    /// When an event happened, as far as it says so.
    private func moment(of event: any Event) -> Instant? {
        func start(_ day: Day) -> Instant { dueDays.endsOnWorkingDays == nil ? day.startOfDayUTC : day.startInParis }
        return switch event {
        case let event as ObserversDesignated: start(event.designatedOn)
        case let event as TieAbsenceDeclared: event.declaredAt
        case let event as ObservationRecorded: event.recordedAt
        case let event as BookletFilled: start(event.conferredOn)
        case let event as BookletSigned: event.signedAt
        case let event as DesignatedEvaluatorLost: start(event.endsOn)
        case let event as ObserverDeclined: start(event.declinedOn)
        case let event as ObjectionRaised: start(event.raisedOn)
        case let event as ObjectionDecided: start(event.decidedOn)
        default: nil
        }
    }

    mutating func apply(_ event: AssessmentStepFellDue) {
        for place in waits.indices where waits[place].step == event.step { waits[place].told(event) }
    }
}

extension AssessmentDueDays {
    /// The term of so many days after a day; `nil` where terms end at midnight UTC, as in attempts that earlier programs opened:
    /// what their events entailed stays.
    func deadline(_ days: Int, after day: Day) -> Deadline? {
        endsOnWorkingDays.map { termEndsOnAWorkingDay(day.adding(days: days), carried: $0) }
    }
}
