public import Contracts
public import Scheme

/// Somebody complains, in person, or through an officer of the branch who records it.
///
/// - Parameter file: the file in which it happened, as far as it is known.
public func decide(
    _ command: LodgeComplaint,
    on complaint: Complaint?,
    in file: RegistrationFile?,
    scheme: Scheme,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if actor.id != command.complainant.value, let refusal = officeActs(.officer, of: command.branch, actor) {
        return .refused(refusal)
    }
    guard let due = scheme.policy(of: command.branch)?.due else {
        return .refused("unknownBranch", ["branch": command.branch.value])
    }
    if let complaint {
        let isSame =
            complaint.complainant == command.complainant && complaint.subject == command.subject
            && complaint.concerned == command.concerned
        return isSame ? .accepted([]) : .refused("complaintExists", ["complaint": command.complaint.value])
    }
    var faults: [Fault] = []
    if (command.subject == .person) != (command.concerned != nil) {
        let expected = command.subject == .person ? "the person complained of" : "nobody: it is about the process"
        faults.append(Fault("concerned", command.concerned == nil ? "missing" : "unexpected", expected: expected))
    }
    if command.concerned == command.complainant {
        faults.append(Fault("concerned", "isTheComplainant", expected: "somebody else"))
    }
    if let file, file.branch != command.branch {
        faults.append(Fault("branch", "isNotTheFiles", expected: file.branch.value))
    }
    if let fault = wordsAreMissing(command.personal, "what is complained of") { faults.append(fault) }
    guard faults.isEmpty else { return .refused(Refusal("complaintIsSaid", faults: faults)) }
    let decideBy = now.parisDay.adding(days: due.complaint + 1).startOfDayUTC
    return .accepted([
        ComplaintReceived(
            complaint: command.complaint,
            branch: command.branch,
            dossier: command.dossier,
            subject: command.subject,
            concerned: command.concerned,
            complainant: command.complainant,
            receivedOn: now.parisDay,
            decideBy: decideBy,
            remindAt: due.reminders(before: decideBy, after: now),
            personal: command.personal
        )
    ])
}

/// An officer whom the complaint does not concern hears one side. A side may be heard again.
public func decide(_ command: HearParty, on complaint: Complaint?, by actor: Actor, at now: Instant) -> Decision {
    guard let complaint else { return unknown(command.complaint) }
    if let refusal = officeActs(.officer, command.instructor, of: complaint.branch, actor) { return .refused(refusal) }
    guard complaint.stage == .open else { return .refused("notNow", ["state": complaint.stage.rawValue]) }
    let expected: PersonID? = command.party == .complainant ? complaint.complainant : complaint.concerned
    let isOther = command.party == .concerned && command.heard == complaint.complainant
    if (expected.map { $0 != command.heard } ?? false) || isOther {
        return .refused("heardForTheirSide", ["person": command.heard.value, "party": command.party.rawValue])
    }
    if let refusal = complaintIsInstructedByAnother(command.instructor, complaint) { return .refused(refusal) }
    guard !(complaint.instructors + [command.instructor]).contains(command.heard) else {
        return .refused("complaintIsInstructedByAnother", ["person": command.heard.value])
    }
    if let fault = wordsAreMissing(command.personal, "what was said") {
        return .refused(Refusal("complaintIsSaid", faults: [fault]))
    }
    return .accepted([
        PartyHeard(
            complaint: complaint.complaint,
            dossier: complaint.dossier,
            party: command.party,
            heard: command.heard,
            instructor: command.instructor,
            heardOn: now.parisDay,
            personal: command.personal
        )
    ])
}

/// The branch authority decides, both sides heard, with a reason. A complaint that is in no file has a term of its own from
/// the day of its decision; in a file, it goes with the file.
///
/// - Parameter file: the file in which it happened, if there is one.
public func decide(
    _ command: DecideComplaint,
    on complaint: Complaint?,
    in file: RegistrationFile?,
    scheme: Scheme,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let complaint, complaint.complainant == command.complainant else { return unknown(command.complaint) }
    if let refusal = officeActs(.authority, command.authority, of: complaint.branch, actor) {
        return .refused(refusal)
    }
    guard complaint.stage == .open else {
        return complaint.stage == (command.upheld ? .upheld : .dismissed)
            ? .accepted([]) : .refused("notNow", ["state": complaint.stage.rawValue])
    }
    if let refusal = complaintIsInstructedByAnother(command.authority, complaint) ?? bothAreHeard(complaint) {
        return .refused(refusal)
    }
    if let fault = wordsAreMissing(command.personal, "why") {
        return .refused(Refusal("complaintIsSaid", faults: [fault]))
    }
    var decided = ComplaintDecided(
        complaint: complaint.complaint,
        dossier: complaint.dossier,
        complainant: complaint.complainant,
        upheld: command.upheld,
        authority: command.authority,
        decidedOn: now.parisDay,
        personal: command.personal
    )
    if file == nil {
        let policy = scheme.policy(of: complaint.branch) ?? BranchPolicy()
        decided.keptUntil = complaintIsKeptForItsTerm(decidedOn: now.parisDay, policy).startInParis
    }
    return .accepted([decided])
}

/// A complaint falls due, or has fallen due.
public func decide(_ due: DueTime, on complaint: Complaint) -> Decision {
    guard complaint.dueTimes.contains(due) else { return .accepted([]) }
    if due.name == Complaint.reminder {
        return .accepted([
            ComplaintReminded(
                complaint: complaint.complaint,
                branch: complaint.branch,
                remindedAt: due.at,
                decideBy: complaint.decideBy
            )
        ])
    }
    return .accepted([
        ComplaintFellDue(complaint: complaint.complaint, branch: complaint.branch, dueAt: due.at)
    ])
}

private func unknown(_ complaint: ComplaintID) -> Decision {
    .refused("unknownComplaint", ["complaint": complaint.value])
}

private func wordsAreMissing(_ personal: ComplaintPersonal?, _ expected: String) -> Fault? {
    let isSaid = personal?.words.contains { !$0.isWhitespace } ?? false
    return isSaid ? nil : Fault("personal.words", "missing", expected: expected)
}
