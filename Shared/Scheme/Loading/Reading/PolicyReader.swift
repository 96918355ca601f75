import Contracts
import Scheme

/// Reads one branch's policy. Every value must be written in the file: a default that nobody wrote down is not a
/// decision of the branch.
struct PolicyReader {
    let context: ReadingContext
    // Values that cannot be read keep their defaults, which lie above the floor: so the check against the floor
    // speaks of what stands in the file, and of nothing else.
    private var policy = BranchPolicy()
    private var lines: [String: Int] = [:]

    init(_ context: ReadingContext) { self.context = context }

    mutating func read(_ root: Cursor) -> BranchPolicy? {
        _ = root.mapping { m -> Bool? in
            let branch = context.ownCode(m["branch"], Kind.Branch.self)
            Self.section(m, "principles") { principles($0) }
            Self.section(m, "registration") { registration($0) }
            Self.section(m, "designation") { designation($0) }
            Self.section(m, "observation") { observation($0) }
            Self.section(m, "concertation") { concertation($0) }
            Self.section(m, "transmission") { transmission($0, branch) }
            Self.section(m, "jury") { jury($0) }
            Self.section(m, "award") { award($0) }
            Self.section(m, "appeal") { appeal($0) }
            Self.section(m, "accreditation") { accreditation($0) }
            Self.section(m, "confidentiality") { confidentiality($0) }
            Self.section(m, "vouching") { vouching($0) }
            Self.section(m, "recording") { recording($0) }
            Self.section(m, "due") { due($0) }
            Self.section(m, "retention") { retention($0) }
            return true
        }
        for fault in policyRespectsNationalFloor(policy) {
            root.findings.report(
                .belowNationalFloor,
                file: root.file,
                line: lines[fault.path],
                path: fault.path,
                expected: fault.expected
            )
        }
        return policy
    }

    private static func section(_ m: MappingReader, _ name: String, _ read: (MappingReader) -> Void) {
        _ = m[name]?.mapping { section -> Bool? in
            read(section)
            return true
        }
    }

    private mutating func take<Value>(
        _ m: MappingReader,
        _ key: String,
        into target: WritableKeyPath<BranchPolicy, Value>,
        _ read: (Cursor) -> Value?
    ) {
        guard let place = m[key] else { return }
        lines[place.path] = place.line
        if let value = read(place) { policy[keyPath: target] = value }
    }

    private mutating func flag(
        _ m: MappingReader,
        _ key: String,
        into target: WritableKeyPath<BranchPolicy, Bool>
    ) {
        take(m, key, into: target) { $0.flag() }
    }

    private mutating func number(
        _ m: MappingReader,
        _ key: String,
        _ range: ClosedRange<Int>,
        into target: WritableKeyPath<BranchPolicy, Int>
    ) {
        take(m, key, into: target) { $0.whole(range) }
    }

    /// What earlier programs let a branch choose, and the national floor does not: a file may still say what all have.
    private func only(_ value: String, _ m: MappingReader, _ key: String) {
        guard let place = m.optional(key), place.scalar != value else { return }
        place.findings.report(
            .belowNationalFloor,
            file: place.file,
            line: place.line,
            path: place.path,
            expected: "\(value), or nothing: the two colleges weigh the same in every branch"
        )
    }

    private mutating func principles(_ m: MappingReader) {
        take(m, "requiredDomains", into: \.principles.requiredDomains) { place in
            place.scalar == "all" ? .all : place.whole(1...1000).map { .atLeast($0) }
        }
        number(m, "observers", 0...10, into: \.principles.observers)
        take(m, "juryColleges", into: \.principles.juryColleges) { $0.setOf() }
        take(m, "certificateSignatures", into: \.principles.certificateSignatures) { $0.setOf() }
    }

    private mutating func registration(_ m: MappingReader) {
        flag(m, "refusesHolders", into: \.registration.refusesHolders)
        number(m, "lapseMonths", 1...120, into: \.registration.lapseMonths)
    }

    private mutating func designation(_ m: MappingReader) {
        number(m, "objectionDays", 1...365, into: \.designation.objectionDays)
        take(m, "trainingBar", into: \.designation.trainingBar) { $0.timeLimit() }
        flag(m, "trainingBarCoversProvider", into: \.designation.trainingBarCoversProvider)
        flag(m, "referentMayBeManager", into: \.designation.referentMayBeManager)
        flag(m, "borrowsEvaluators", into: \.designation.borrowsEvaluators)
    }

    private mutating func observation(_ m: MappingReader) {
        flag(m, "observationsStayApart", into: \.observation.observationsStayApart)
    }

    private mutating func concertation(_ m: MappingReader) {
        number(m, "divergenceAfterDays", 0...365, into: \.concertation.divergenceAfterDays)
        take(m, "proposalShare", into: \.concertation.proposalShare) { $0.fraction() }
    }

    private mutating func transmission(_ m: MappingReader, _ branch: BranchID?) {
        let reader = PanelAssignmentReader(panels: branch.flatMap { context.panels[$0.value] })
        take(m, "panelAssignment", into: \.transmission.panelAssignment) { reader.read($0) }
    }

    private mutating func jury(_ m: MappingReader) {
        number(m, "quorumPerCollege", 0...50, into: \.jury.quorumPerCollege)
        only("collegesEqual", m, "weights")
        take(m, "majority", into: \.jury.majority) { $0.oneOf() }
        take(m, "abstention", into: \.jury.abstention) { $0.oneOf() }
        take(m, "proxy", into: \.jury.proxy) { $0.oneOf() }
        take(m, "chair", into: \.jury.chair) { $0.oneOf() }
        only("false", m, "castingVote")
        number(m, "noticeDays", 0...365, into: \.jury.noticeDays)
        number(m, "drawAdjournmentDays", 1...365, into: \.jury.drawAdjournmentDays)
        take(m, "recusingTies", into: \.jury.recusingTies) { $0.setOf() }
    }

    private mutating func award(_ m: MappingReader) {
        flag(m, "delegatedSignatures", into: \.award.delegatedSignatures)
        flag(m, "handwrittenSignatures", into: \.award.handwrittenSignatures)
        number(m, "mandateDelayDays", 0...90, into: \.award.mandateDelayDays)
        take(m, "certificateValidity", into: \.award.certificateValidity) { $0.timeLimit() }
        take(m, "carriedElements", into: \.award.carriedElements) { $0.timeLimit() }
        take(m, "surveyMonths", into: \.award.surveyMonths) { $0.wholes(1...120, rising: true) }
    }

    private mutating func appeal(_ m: MappingReader) {
        number(m, "months", 1...120, into: \.appeal.months)
        take(m, "grounds", into: \.appeal.grounds) { $0.setOf() }
        flag(m, "reexaminedByOthers", into: \.appeal.reexaminedByOthers)
    }

    private mutating func accreditation(_ m: MappingReader) {
        take(m, "evaluatorKinds", into: \.accreditation.evaluatorKinds) { $0.setOf() }
        number(m, "termYears", 1...20, into: \.accreditation.termYears)
        number(m, "renewalProlongationMonths", 0...24, into: \.accreditation.renewalProlongationMonths)
        number(m, "reportMonths", 1...120, into: \.accreditation.reportMonths)
        take(m, "reportReminderDays", into: \.accreditation.reportReminderDays) { $0.wholes(1...365, rising: false) }
        number(m, "reportOverdueRemovalDays", 1...1000, into: \.accreditation.reportOverdueRemovalDays)
        number(m, "hearingDays", 1...365, into: \.accreditation.hearingDays)
        flag(m, "evaluatorsTrainInternalOnes", into: \.accreditation.evaluatorsTrainInternalOnes)
    }

    private mutating func confidentiality(_ m: MappingReader) {
        flag(m, "referentsUndertake", into: \.confidentiality.referentsUndertake)
        flag(m, "juryMembersUndertake", into: \.confidentiality.juryMembersUndertake)
    }

    private mutating func vouching(_ m: MappingReader) {
        take(m, "ballots", into: \.vouching.ballots) { $0.oneOf() }
        take(m, "minutes", into: \.vouching.minutes) { $0.oneOf() }
        take(m, "appeals", into: \.vouching.appeals) { $0.oneOf() }
        take(m, "accreditations", into: \.vouching.accreditations) { $0.oneOf() }
        take(m, "keys", into: \.vouching.keys) { $0.oneOf() }
        take(m, "passkeySite", into: \.vouching.passkeySite) { $0.siteName() }
        number(m, "signatureDays", 1...90, into: \.vouching.signatureDays)
    }

    private mutating func recording(_ m: MappingReader) {
        number(m, "days", 0...1000, into: \.recording.days)
    }

    private mutating func due(_ m: MappingReader) {
        let steps: [(String, WritableKeyPath<BranchPolicy, Int>)] = [
            ("registrationConfirmation", \.due.registrationConfirmation),
            ("registrationCheck", \.due.registrationCheck),
            ("referentProposal", \.due.referentProposal), ("designation", \.due.designation),
            ("tieDeclaration", \.due.tieDeclaration), ("observation", \.due.observation),
            ("observationRecording", \.due.observationRecording), ("concertation", \.due.concertation),
            ("bookletSignature", \.due.bookletSignature), ("transmission", \.due.transmission),
            ("juryDecision", \.due.juryDecision), ("adjournmentAnswer", \.due.adjournmentAnswer),
            ("minutesSignature", \.due.minutesSignature), ("certificateSignature", \.due.certificateSignature),
            ("certificateDispatch", \.due.certificateDispatch),
            ("certificateRevocation", \.due.certificateRevocation), ("fileReturn", \.due.fileReturn),
            ("accreditationInstruction", \.due.accreditationInstruction),
            ("accreditationDecision", \.due.accreditationDecision), ("complaint", \.due.complaint),
            ("complaintAnswer", \.due.complaintAnswer), ("appeal", \.due.appeal),
        ]
        for (key, step) in steps { number(m, key, 1...1000, into: step) }
        flag(m, "endsOnWorkingDays", into: \.due.endsOnWorkingDays)
        take(m, "reminderDays", into: \.due.reminderDays) { $0.wholes(1...365, rising: false) }
    }

    private mutating func retention(_ m: MappingReader) {
        number(m, "neverAccepted", 1...100, into: \.retention.neverAccepted)
        number(m, "withdrawnOrLapsed", 1...100, into: \.retention.withdrawnOrLapsed)
        number(m, "decided", 1...100, into: \.retention.decided)
        number(m, "refusedApplication", 1...100, into: \.retention.refusedApplication)
        number(m, "endedAccreditation", 1...100, into: \.retention.endedAccreditation)
        number(m, "decidedComplaint", 1...100, into: \.retention.decidedComplaint)
        number(m, "readingLog", 1...100, into: \.retention.readingLog)
        number(m, "minutesAndRegister", 1...1000, into: \.retention.minutesAndRegister)
    }
}
