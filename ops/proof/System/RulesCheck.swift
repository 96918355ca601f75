import Contracts
import Messaging
import Scheme

/// What the rules of the specification ask of all files and evaluators, read again in the journals of a world: independent
/// of the states and the decisions that the services made.
///
/// A store that was restored has several histories. What is in an earlier one is read there, on what led to it; when it
/// comes back to the restored store, what led to it may be lost, and that is told.
struct RulesCheck {
    let journals: Journals
    let scheme: Scheme
    private(set) var faults: [String] = []
    /// What is known of where something was lost.
    private(set) var excused: [String] = []

    init(_ journals: Journals, _ scheme: Scheme) {
        self.journals = journals
        self.scheme = scheme
        for history in journals.histories["evaluation"] ?? [] {
            designations(history)
            for dossier in history.files { booklets(dossier, history) }
        }
        for panel in journals.panels {
            for history in journals.histories[panel] ?? [] {
                for dossier in history.files { awards(dossier, history) }
            }
        }
        for history in journals.histories["certification"] ?? [] {
            for dossier in history.files { certificates(dossier, history) }
        }
        let steps = DueSteps(journals, scheme)
        faults += steps.faults
        excused += steps.excused
    }

    /// Notes what is wrong with an event; where it came back after a restore, that is known.
    private mutating func note(_ found: [String], _ event: JournalledEvent, _ history: History) {
        guard !found.isEmpty else { return }
        if history.readBefore.contains(event.id) {
            excused.append("\(history.store): \(event.type) \(event.id) came back without what led to it")
        } else {
            faults += found
        }
    }

    // MARK: evaluators

    /// Nobody is designated whose accreditation is not in force, or suspended.
    private mutating func designations(_ history: History) {
        var standings = Standings()
        for event in history.events {
            guard let found = event.decoded(ObserversDesignated.self) else {
                standings.note(event)
                continue
            }
            let own = journals.allEver(RegistrationAccepted.self, found.dossier, in: ["registration"]).first?.file
                .branch
            guard let branch = found.lentBy ?? own else { continue }
            note(standings.faults(of: found, branch), event, history)
        }
    }

    // MARK: files

    /// What both observers had to do before a booklet goes to a jury, in the order of the journal.
    private mutating func booklets(_ dossier: DossierID, _ history: History) {
        var (declared, recorded, signed): (Set<String>, Set<String>, Set<String>) = ([], [], [])
        for event in history.about(dossier) {
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
            var faults: [String] = []
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
            note(faults, event, history)
        }
    }

    private mutating func awards(_ dossier: DossierID, _ history: History) {
        for event in history.about(dossier) {
            if let award = event.decoded(CertificateAwarded.self) {
                let examined = history.all(CaseExamined.self, dossier)
                    .last { $0.session == award.session && $0.attempt == award.attempt }
                let found = examined.map { elements(award, $0) } ?? ["\(dossier) is awarded without an examination"]
                note(found, event, history)
            }
            if let examined = event.decoded(CaseExamined.self) { note(votes(examined, history), event, history) }
        }
    }

    /// Every element is acquired, at this attempt or an earlier one.
    private func elements(_ award: CertificateAwarded, _ examined: CaseExamined) -> [String] {
        let earlier = journals.allEver(CertificateNotAwarded.self, award.dossier, in: journals.panels)
            .filter { $0.attempt < award.attempt }.flatMap(\.acquired).map(\.element)
        let acquired = Set(examined.examination.acquired + earlier)
        let missing = (scheme.standard(award.standard)?.elementCodes ?? []).filter { !acquired.contains($0) }
        return missing.isEmpty ? [] : ["\(award.dossier) is awarded, and \(missing) is missing"]
    }

    /// As many took part as have voted and are not recused, and enough of each college.
    private func votes(_ examined: CaseExamined, _ history: History) -> [String] {
        let convened = history.events.lazy.compactMap { $0.decoded(SessionConvened.self) }
            .first { $0.session == examined.session }
        guard let convened else { return ["\(examined.dossier) is examined in a session that nobody convened"] }
        let recused = Set(history.all(MemberRecused.self, examined.dossier).map(\.member))
        let voters = Set(
            history.all(BallotCast.self, examined.dossier)
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
    private mutating func certificates(_ dossier: DossierID, _ history: History) {
        let signed = history.all(CertificateSigned.self, dossier)
        for event in history.about(dossier) {
            guard let issued = event.decoded(CertificateIssued.self) else { continue }
            let own = signed.filter { $0.number == issued.number }.map(\.signature)
            let capacities = Set(own.map(\.mandate.capacity))
            let isComplete = capacities.contains(.committee) && capacities.contains(.branch(issued.content.branch))
            let isSound = isComplete && Set(own.map(\.signatory)).count > 1
            note(isSound ? [] : ["\(dossier): \(issued.number) is issued without both signatures"], event, history)
        }
    }
}
