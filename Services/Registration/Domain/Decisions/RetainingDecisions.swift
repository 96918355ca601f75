public import Contracts
public import Scheme

/// Whatever ends a file also begins the term for which what is personal in it is kept: a refusal, a withdrawal, a lapse,
/// an exclusion, or the certificate.
///
/// - Parameters:
///   - decision: what was decided otherwise.
///   - file: the file before it.
public func beginningRetention(
    _ decision: Decision,
    of file: RegistrationFile?,
    scheme: Scheme,
    at now: Instant
) -> Decision {
    guard case .accepted(let events) = decision, let file, events.contains(where: endsTheFile) else { return decision }
    let policy = scheme.policy(of: file.branch) ?? BranchPolicy()
    let isExcluded = events.contains { $0 is FileExcluded }
    let kept = fileIsKeptForItsTerm(file, endedOn: now.parisDay, excluded: isExcluded, policy)
    return .accepted(
        events + [
            RetentionBegan(
                dossier: file.dossier,
                term: kept.term,
                keptUntil: kept.until.startInParis,
                registerKeptUntil: registerTerm(file, policy)?.startInParis
            )
        ]
    )
}

private func endsTheFile(_ event: any Event) -> Bool {
    event is RegistrationRefused || event is CandidateWithdrew || event is FileWithdrawn || event is FileLapsed
        || event is FileExcluded || event is CertificateRecorded || event is FileClosed
}

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

/// A complaint in a file suspends its erasure, from its receipt until the last one is decided.
///
/// - Parameters:
///   - decision: what was decided on the complaint.
///   - file: the file in which it happened.
///   - others: how many other complaints in it are open.
public func suspendingErasure(_ decision: Decision, of file: RegistrationFile?, others: Int, at now: Instant)
    -> Decision
{
    guard case .accepted(let events) = decision, let file else { return decision }
    let isSuspended = file.suspensions.contains { $0.cause == .complaint }
    if events.contains(where: { $0 is ComplaintReceived }), !isSuspended {
        let suspended = ErasureSuspended(
            dossier: file.dossier,
            candidate: file.candidate,
            cause: .complaint,
            since: now,
            personal: nil
        )
        return .accepted(events + [suspended])
    }
    if events.contains(where: { $0 is ComplaintDecided }), isSuspended, others == 0 {
        return .accepted(events + [ErasureResumed(dossier: file.dossier, cause: .complaint)])
    }
    return decision
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
