import Contracts
import Messaging
import Scheme
import Simulation

/// Nothing is overdue of which nobody was reminded: over the whole life of a world, and wherever a step was overdue, of all
/// the services. Known is only that nobody looked after a store from its last reminder on until it was due.
struct DueSteps {
    private(set) var faults: [String] = []
    private(set) var excused: [String] = []

    /// A step that somebody was told of.
    fileprivate struct Told {
        let step: String
        let isReminder: Bool
        let due: Instant
        /// How many days before its last day the last reminder comes.
        let reminderDays: Int
        /// The evaluator whose accreditation it is about.
        var evaluator: PersonID?
    }

    init(_ journals: Journals, _ scheme: Scheme) {
        for store in journals.histories.keys.sorted() {
            var reminded: Set<String> = []
            var known = 0
            for history in journals.histories[store] ?? [] {
                // An evaluator whose removal is annulled, or who reports a year late, is waited for again from then on.
                var begunAgain: [PersonID: Instant] = [:]
                for event in history.events {
                    if let found = event.decoded(RemovalReviewDecided.self), !found.upheld {
                        begunAgain[found.evaluator] = event.at
                    }
                    if let found = event.decoded(ActivityReported.self) { begunAgain[found.evaluator] = event.at }
                    guard !history.readBefore.contains(event.id), let told = Self.told(event, scheme) else { continue }
                    if told.isReminder { reminded.insert(told.step) }
                    guard !told.isReminder, !reminded.contains(told.step) else { continue }
                    let reminder = told.due.adding(days: -told.reminderDays - 1)
                    let from = max(reminder, told.evaluator.flatMap { begunAgain[$0] } ?? reminder)
                    if history.kept.wasLookedAfter(from: from, before: told.due) {
                        faults.append("\(told.step) is overdue, and nobody was reminded")
                    } else {
                        known += 1
                    }
                }
            }
            guard known > 0 else { continue }
            excused.append("\(store): \(known) steps fell due while nobody had looked after it since their reminder")
        }
    }

    private static func told(_ event: JournalledEvent, _ scheme: Scheme) -> Told? {
        ofEvaluation(event, scheme) ?? ofRegistration(event) ?? ofJury(event) ?? ofCertification(event)
    }

    private static func ofEvaluation(_ event: JournalledEvent, _ scheme: Scheme) -> Told? {
        if let found = event.decoded(AssessmentStepFellDue.self) {
            let step = "\(found.dossier)/\(found.attempt) \(found.step) \(found.dueAt)"
            return Told(step: step, isReminder: found.reminder, due: found.dueAt, reminderDays: 1)
        }
        if let found = event.decoded(AccreditationStepFellDue.self) {
            let step = "\(found.evaluator) of \(found.branch) \(found.step) \(found.dueAt)"
            let ofReports = scheme.policy(of: found.branch)?.accreditation.reportReminderDays.min() ?? 1
            let days = [.report, .renewalRequest].contains(found.step) ? ofReports : 1
            return Told(
                step: step,
                isReminder: found.reminder,
                due: found.dueAt,
                reminderDays: days,
                evaluator: found.evaluator
            )
        }
        if let found = event.decoded(ApplicationStepFellDue.self) {
            let step = "\(found.evaluator) to \(found.branch) \(found.step) \(found.dueAt)"
            return Told(step: step, isReminder: found.reminder, due: found.dueAt, reminderDays: 1)
        }
        return nil
    }

    private static func ofRegistration(_ event: JournalledEvent) -> Told? {
        if let found = event.decoded(RegistrationStepReminded.self) {
            return Told(reminder: "\(found.dossier) \(found.step) \(found.dueAt)", due: found.dueAt)
        }
        if let found = event.decoded(RegistrationStepFellDue.self) {
            return Told(overdue: "\(found.dossier) \(found.step) \(found.dueAt)", due: found.dueAt)
        }
        return nil
    }

    private static func ofJury(_ event: JournalledEvent) -> Told? {
        if let found = event.decoded(AppealReminded.self) {
            return Told(reminder: "appeal \(found.decision) \(found.decideBy)", due: found.decideBy)
        }
        if let found = event.decoded(AppealFellDue.self) {
            return Told(overdue: "appeal \(found.decision) \(found.dueAt)", due: found.dueAt)
        }
        if let found = event.decoded(MinutesSignatureReminded.self) {
            return Told(reminder: "minutes \(found.session) \(found.signBy)", due: found.signBy)
        }
        if let found = event.decoded(MinutesFellDue.self) {
            return Told(overdue: "minutes \(found.session) \(found.dueAt)", due: found.dueAt)
        }
        return nil
    }

    private static func ofCertification(_ event: JournalledEvent) -> Told? {
        if let found = event.decoded(CertificateStepReminded.self) {
            let due = found.dueOn.adding(days: 1).startInParis
            return Told(reminder: "\(found.certificate) \(found.step) \(found.dueOn)", due: due)
        }
        if let found = event.decoded(CertificateStepFellDue.self) {
            let due = found.dueOn.adding(days: 1).startInParis
            return Told(overdue: "\(found.certificate) \(found.step) \(found.dueOn)", due: due)
        }
        return nil
    }
}

extension DueSteps.Told {
    fileprivate init(reminder step: String, due: Instant) {
        self.init(step: step, isReminder: true, due: due, reminderDays: 1)
    }

    fileprivate init(overdue step: String, due: Instant) {
        self.init(step: step, isReminder: false, due: due, reminderDays: 1)
    }
}
