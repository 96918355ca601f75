public import Contracts
import Scheme

/// The term is over: every store removes what is personal in the file. Not while it is suspended or under appeal; then it
/// comes due anew.
public func decideRetention(of file: RegistrationFile, at now: Instant) -> Decision {
    guard let due = file.retentionDue, due.at <= now, let retention = file.retention else { return .accepted([]) }
    return .accepted([
        RetentionEnded(
            dossier: file.dossier,
            candidate: file.candidate,
            term: retention.term,
            keptUntil: retention.until,
            decision: retention.registerUntil == nil ? nil : file.decided?.decision,
            registerKeptUntil: retention.registerUntil
        )
    ])
}

/// An officer suspends the erasure of a file that has ended.
public func decide(_ command: SuspendErasure, on file: RegistrationFile?, by actor: Actor, at now: Instant) -> Decision
{
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerHolds(actor, of: file.branch) ?? suspensionIsOfAnEndedFile(file) {
        return .refused(refusal)
    }
    var check = FormCheck(on: now.parisDay)
    let reason = check.text(command.personal?.reason, "personal.reason", upTo: 4000, lines: true)
    if command.candidate != file.candidate {
        check.fault("candidate", "unknown", expected: "the candidate of the file")
    }
    guard let reason, check.faults.isEmpty else { return .refused(Refusal("holdHasReason", faults: check.faults)) }
    guard !file.suspensions.contains(where: { $0.cause == .hold }) else { return .accepted([]) }
    return .accepted([
        ErasureSuspended(
            dossier: file.dossier,
            candidate: file.candidate,
            cause: .hold,
            since: now,
            personal: HoldPersonal(reason: reason)
        )
    ])
}

/// An officer lifts it: where the term has ended meanwhile, the file is emptied at once.
public func decide(_ command: ResumeErasure, on file: RegistrationFile?, by actor: Actor) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerHolds(actor, of: file.branch) { return .refused(refusal) }
    guard file.suspensions.contains(where: { $0.cause == .hold }) else { return .accepted([]) }
    return .accepted([ErasureResumed(dossier: file.dossier, cause: .hold)])
}

/// What stands against erasing what is personal in a complaint.
public func erasureObstacles(in complaint: Complaint) -> [Refusal] {
    guard complaint.stage == .open else { return [] }
    var facts = [
        "because": ErasureSuspensionCause.complaint.rawValue,
        "until": complaint.decideBy.parisDay.description,
    ]
    facts["dossier"] = complaint.dossier?.value
    return [Refusal("complaintOrHoldSuspendsErasure", facts)]
}

/// A decision on the file is appealed.
public func decide(_ event: AppealLodged, on file: RegistrationFile?) -> Decision {
    noting(event.decision, isOpen: true, event.dossier, file)
}

/// An appeal is not admitted.
public func decide(_ event: AppealRefused, on file: RegistrationFile?) -> Decision {
    noting(event.decision, isOpen: false, event.dossier, file)
}

/// An appeal has lost its object.
public func decide(_ event: AppealClosed, on file: RegistrationFile?) -> Decision {
    noting(event.decision, isOpen: false, event.dossier, file)
}

/// An appeal is decided. One that is upheld stays open here until the file has been examined again.
public func decide(_ event: AppealDecided, on file: RegistrationFile?) -> Decision {
    noting(event.decision, isOpen: event.upheld, event.dossier, file)
}

/// A file was examined again on an appeal, and the decision stands.
public func decide(_ event: DecisionConfirmed, on file: RegistrationFile?) -> Decision {
    noting(event.decision, isOpen: false, event.dossier, file)
}

private func noting(_ decision: DecisionID, isOpen: Bool, _ dossier: DossierID, _ file: RegistrationFile?) -> Decision {
    guard let file else { return .early(StreamID(RegistrationFile.kind, dossier.value)) }
    guard file.appeals.contains(decision) != isOpen else { return .accepted([]) }
    return .accepted([AppealNoted(dossier: dossier, decision: decision, isOpen: isOpen)])
}

/// What stands against erasing what is personal in a file, all of it at once; empty when nothing does.
public func erasureObstacles(in file: RegistrationFile, at now: Instant) -> [Refusal] {
    [
        erasureAwaitsTheEnd(file), openAppealSuspendsErasure(file), complaintOrHoldSuspendsErasure(file),
        holdersFileIsKept(file, at: now),
    ].compactMap { $0 }
}
