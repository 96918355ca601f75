import Contracts
import Messaging
import Scheme

/// What the rules of the specification ask of all files and evaluators, read again in the journals of a world that has
/// lost nothing: independent of the states and the decisions that the services made.
struct RulesCheck {
    let journals: Journals
    let scheme: Scheme
    /// Since when no process was down and no moment was passed over; `nil` when that was never so.
    let punctualSince: Instant?

    func faults() -> [String] {
        let files = Set(journals.events.values.joined().compactMap(\.dossier)).sorted()
        return designations() + overdue() + files.flatMap { booklets($0) + awards($0) + certificates($0) }
    }

    // MARK: evaluators

    private struct Standing {
        var until: Day
        var suspensions: Set<SuspensionCause> = []
    }

    /// Nobody is designated whose accreditation is not in force, or suspended.
    private func designations() -> [String] {
        var standings: [String: Standing] = [:]
        var faults: [String] = []
        for event in journals.events["evaluation"] ?? [] {
            if let found = event.decoded(ObserversDesignated.self) {
                let own = journals.all(RegistrationAccepted.self, found.dossier, in: ["registration"]).first?.file
                    .branch
                guard let branch = found.lentBy ?? own else { continue }
                let evaluator = found.evaluator.person
                guard let standing = standings["\(evaluator) \(branch)"], found.designatedOn <= standing.until else {
                    faults.append("\(found.dossier): \(evaluator) is designated without an accreditation in force")
                    continue
                }
                if !standing.suspensions.isEmpty {
                    faults.append("\(found.dossier): \(evaluator) is designated while suspended")
                }
            } else {
                note(event, &standings)
            }
        }
        return faults
    }

    private func note(_ event: JournalledEvent, _ standings: inout [String: Standing]) {
        func key(_ evaluator: PersonID, _ branch: BranchID) -> String { "\(evaluator) \(branch)" }
        if let found = event.decoded(EvaluatorAccredited.self) {
            standings[key(found.evaluator, found.branch)] = Standing(until: found.until)
        } else if let found = event.decoded(AccreditationRenewed.self) {
            standings[key(found.evaluator, found.branch)]?.until = found.until
        } else if let found = event.decoded(AccreditationSuspended.self) {
            standings[key(found.evaluator, found.branch)]?.suspensions.insert(found.cause)
        } else if let found = event.decoded(SuspensionLifted.self) {
            standings[key(found.evaluator, found.branch)]?.suspensions.remove(found.cause)
        } else if let found = event.decoded(AccreditationExpired.self) {
            standings[key(found.evaluator, found.branch)] = nil
        } else if let found = event.decoded(AccreditationRemoved.self) {
            standings[key(found.evaluator, found.branch)] = nil
        } else if let found = event.decoded(RemovalReviewDecided.self), let until = found.inForceUntil {
            standings[key(found.evaluator, found.branch)] = Standing(until: until)
        }
    }

    /// Nothing is overdue of which nobody was reminded: where services were up all the time. One that was down over a
    /// reminder and the due day says the latter only.
    private func overdue() -> [String] {
        // The first reminder comes 60 days before at most.
        guard let from = punctualSince?.adding(days: 61) else { return [] }
        var reminded: Set<String> = []
        var faults: [String] = []
        for event in (journals.events["evaluation"] ?? []) + (journals.events["certification"] ?? []) {
            let (step, isReminder, due): (String, Bool, Instant)
            if let found = event.decoded(AssessmentStepFellDue.self) {
                step = "\(found.dossier)/\(found.attempt) \(found.step) \(found.dueAt)"
                (isReminder, due) = (found.reminder, found.dueAt)
            } else if let found = event.decoded(AccreditationStepFellDue.self) {
                step = "\(found.evaluator) of \(found.branch) \(found.step) \(found.dueAt)"
                (isReminder, due) = (found.reminder, found.dueAt)
            } else if let found = event.decoded(CertificateStepReminded.self) {
                step = "\(found.certificate) \(found.step) \(found.dueOn)"
                (isReminder, due) = (true, found.dueOn.startInParis)
            } else if let found = event.decoded(CertificateStepFellDue.self) {
                step = "\(found.certificate) \(found.step) \(found.dueOn)"
                (isReminder, due) = (false, found.dueOn.startInParis)
            } else {
                continue
            }
            if isReminder {
                reminded.insert(step)
            } else if due >= from, !reminded.contains(step) {
                faults.append("\(step) is overdue, and nobody was reminded")
            }
        }
        return faults
    }

    // MARK: files

    /// What both observers had to do before a booklet goes to a jury, in the order of the journal.
    private func booklets(_ dossier: DossierID) -> [String] {
        var faults: [String] = []
        var (declared, recorded, signed): (Set<String>, Set<String>, Set<String>) = ([], [], [])
        for event in journals.about(dossier, in: "evaluation") {
            if let found = event.decoded(TieAbsenceDeclared.self) {
                declared.insert("\(found.observer)/\(found.attempt)")
            }
            if let found = event.decoded(ObservationRecorded.self) {
                recorded.insert("\(found.observer)/\(found.attempt)")
            }
            if let found = event.decoded(BookletSigned.self) { signed.insert("\(found.signatory)/\(found.attempt)") }
            if event.type == BookletReopened.type { signed = [] }
            // A booklet filled anew is signed anew.
            if event.type == BookletFilled.type { signed = [] }
            guard let sent = event.decoded(BookletTransmitted.self) else { continue }
            let attempt = sent.file.scope.attempt
            let observers = [sent.evaluator.person, sent.referent.person]
            for observer in observers {
                let done = "\(observer)/\(attempt)"
                if !declared.contains(done) { faults.append("\(dossier): \(done) observed without declaring no tie") }
                if !recorded.contains(done) { faults.append("\(dossier): \(done) has recorded no observation") }
                if !signed.contains(done) { faults.append("\(dossier): \(done) has not signed what was transmitted") }
            }
            if Set(observers).count < 2 { faults.append("\(dossier): one person observed for two") }
            if sent.file.trainers.contains(sent.evaluator.person) {
                faults.append("\(dossier): the evaluator has trained the candidate")
            }
        }
        return faults
    }

    private func awards(_ dossier: DossierID) -> [String] {
        journals.panels.flatMap { panel -> [String] in
            var faults: [String] = []
            for award in journals.all(CertificateAwarded.self, dossier, in: [panel]) {
                let examined = journals.all(CaseExamined.self, dossier, in: [panel])
                    .last { $0.session == award.session && $0.attempt == award.attempt }
                guard let examined else {
                    faults.append("\(dossier) is awarded without an examination")
                    continue
                }
                faults += elements(award, examined)
            }
            for examined in journals.all(CaseExamined.self, dossier, in: [panel]) { faults += votes(examined, panel) }
            return faults
        }
    }

    /// Every element is acquired, at this attempt or an earlier one.
    private func elements(_ award: CertificateAwarded, _ examined: CaseExamined) -> [String] {
        let earlier = journals.all(CertificateNotAwarded.self, award.dossier, in: journals.panels)
            .filter { $0.attempt < award.attempt }.flatMap(\.acquired).map(\.element)
        let acquired = Set(examined.examination.acquired + earlier)
        let missing = (scheme.standard(award.standard)?.elementCodes ?? []).filter { !acquired.contains($0) }
        return missing.isEmpty ? [] : ["\(award.dossier) is awarded, and \(missing) is missing"]
    }

    /// As many took part as have voted and are not recused, and enough of each college.
    private func votes(_ examined: CaseExamined, _ panel: String) -> [String] {
        let convened = (journals.events[panel] ?? []).lazy.compactMap { $0.decoded(SessionConvened.self) }
            .first { $0.session == examined.session }
        guard let convened else { return ["\(examined.dossier) is examined in a session that nobody convened"] }
        let recused = Set(journals.all(MemberRecused.self, examined.dossier, in: [panel]).map(\.member))
        let voters = Set(
            journals.all(BallotCast.self, examined.dossier, in: [panel])
                .filter { $0.session == examined.session && $0.attempt == examined.attempt }.map(\.member)
        ).subtracting(recused)
        let quorum = scheme.policy(of: convened.branch)?.jury.quorumPerCollege ?? 1
        return College.allCases.flatMap { college -> [String] in
            let own = Set(convened.members.filter { $0.college == college }.map(\.person))
            let counted =
                college == .employers
                ? examined.examination.voters.employers : examined.examination.voters.employees
            let voted = voters.intersection(own).count
            var faults: [String] = []
            if counted != voted {
                faults.append("\(examined.dossier): \(counted) votes of \(college) count, \(voted) may")
            }
            if counted < quorum { faults.append("\(examined.dossier) is decided without the quorum of \(college)") }
            return faults
        }
    }

    /// A certificate is issued under two signatures of two persons, for the branch and for the committee.
    private func certificates(_ dossier: DossierID) -> [String] {
        let signed = journals.all(CertificateSigned.self, dossier, in: ["certification"])
        return journals.all(CertificateIssued.self, dossier, in: ["certification"]).flatMap { issued -> [String] in
            let own = signed.filter { $0.number == issued.number }.map(\.signature)
            let capacities = Set(own.map(\.mandate.capacity))
            let isComplete = capacities.contains(.committee) && capacities.contains(.branch(issued.content.branch))
            return isComplete && Set(own.map(\.signatory)).count > 1
                ? [] : ["\(dossier): \(issued.number) is issued without both signatures"]
        }
    }
}

/// Something that is changed in the journals before they are checked, to show that the check notices.
public enum Tampering: Sendable, CaseIterable {
    /// No reminder was journalled.
    case reminders
    /// The evaluators were never accredited; or were suspended at once.
    case accreditations, suspensions
    /// No observer declared that there is no tie; or nobody signed the booklet.
    case declarations, booklets
    /// An element was not acquired.
    case elements
    /// Who voted had been recused; or has not voted at all.
    case recusals, ballots
    /// The committee has not signed.
    case signatures
}

extension Journals {
    func tampered(_ tampering: Tampering?) -> Journals {
        guard let tampering else { return self }
        return Journals(events.mapValues { $0.flatMap { Self.changed($0, tampering) } }, panels: panels)
    }

    private static func changed(_ event: JournalledEvent, _ tampering: Tampering) -> [JournalledEvent] {
        var other = event
        switch tampering {
        case .reminders:
            let isReminder =
                event.type == CertificateStepReminded.type || event.body.contains("\"reminder\":true")
            return isReminder ? [] : [event]
        case .accreditations: return event.type == EvaluatorAccredited.type ? [] : [event]
        case .suspensions:
            guard let found = event.decoded(EvaluatorAccredited.self) else { return [event] }
            other.type = AccreditationSuspended.type
            other.body =
                #"{"evaluator":"\#(found.evaluator)","branch":"\#(found.branch)","cause":"precautionary","#
                + #""from":"\#(found.from)","by":"system","files":[]}"#
            return [event, other]
        case .declarations: return event.type == TieAbsenceDeclared.type ? [] : [event]
        case .booklets: return event.type == BookletSigned.type ? [] : [event]
        case .elements:
            guard event.type == CaseExamined.type else { return [event] }
            other.body = event.body.replacing("\"acquired\":[\"RC.1.1\"", with: "\"acquired\":[\"RC.9.9\"")
            return [other]
        case .recusals:
            guard let found = event.decoded(BallotCast.self) else { return [event] }
            other.type = MemberRecused.type
            other.body =
                #"{"dossier":"\#(found.dossier)","attempt":\#(found.attempt),"panel":"\#(found.panel)","#
                + #""session":"\#(found.session)","member":"\#(found.member)","ties":["candidate"]}"#
            return [event, other]
        case .ballots: return event.type == BallotCast.type ? [] : [event]
        case .signatures:
            guard let found = event.decoded(CertificateSigned.self) else { return [event] }
            return found.signature.mandate.capacity == .committee ? [] : [event]
        }
    }
}
