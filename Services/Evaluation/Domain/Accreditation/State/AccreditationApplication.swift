public import Contracts
import Scheme

/// One person's application to one branch, from its coming in to the letter (specification, section on accreditation). Who
/// was refused may apply again; so may whose accreditation has ended.
public struct AccreditationApplication: Codable, Sendable, Equatable {
    /// Who applies.
    public var evaluator: PersonID
    /// The branch.
    public var branch: BranchID
    /// What they are and for whom they work.
    public var situation: EvaluatorSituation
    /// The certificates asked for.
    public var certificateKinds: [CertificateKindID]
    /// Experience in the branch's activities.
    public var sectors: [SectorExperience]
    /// When it came in.
    public var requestedOn: Day
    /// When it was granted; `nil` where it is not.
    public var grantedOn: Day?
    /// Who they are; `nil` once erased.
    public var personal: ApplicantPersonal?
    /// What was shown, in the order of the records.
    public var evidence: [AccreditationEvidence]
    /// What was undertaken, in the order in which it was.
    public var undertakings: [AccreditationUndertaking]
    /// How long each step may take.
    public var due: AccreditationDueDays
    /// What it waits for.
    public var waits: [AccreditationWait]
    /// How far it has come.
    public var stage: Stage
    /// Those that were refused and are still kept, this one or earlier ones; absent where none was.
    public var refusals: [RefusedApplication]?

    /// How far an application has come.
    public enum Stage: String, Codable, Sendable {
        /// It waits for the officer.
        case requested
        /// It waits for the branch authority.
        case instructed
        /// It is granted and waits for the letter.
        case granted
        /// The letter has conferred the status.
        case conferred
        /// It is refused.
        case refused
    }

    /// Whether it is neither refused nor followed by a letter.
    public var isOpen: Bool { stage != .conferred && stage != .refused }

    /// The key of its stream.
    public static func key(_ branch: BranchID, _ person: PersonID) -> String {
        String(applicationStream(branch, person).key)
    }
}

extension AccreditationApplication {
    /// The kind of its stream.
    public static let kind = "accreditation-application"
}

extension AccreditationWait {
    /// A step of an application, or of a procedure, that begins to be waited for on that day.
    init(_ step: AccreditationStep, since day: Day, _ due: AccreditationDueDays) {
        let days =
            switch step {
            case .instruction, .removalNotification: due.instruction
            case .removalReview: due.review
            case .decision, .letter, .renewalDecision, .removalDecision, .report, .renewalRequest: due.decision
            }
        let deadline = due.deadline(days, after: day)
        self.init(step, lastDay: deadline.lastDay, reminders: due.reminders.filter { $0 < days })
    }
}

extension AccreditationDueDays {
    /// The term of so many days after a day.
    func deadline(_ days: Int, after day: Day) -> Deadline {
        termEndsOnAWorkingDay(day.adding(days: days), carried: endsOnWorkingDays ?? false)
    }

    /// The term of so many months after a day.
    func deadline(months: Int, after day: Day) -> Deadline {
        termEndsOnAWorkingDay(day.adding(months: months), carried: endsOnWorkingDays ?? false)
    }
}
