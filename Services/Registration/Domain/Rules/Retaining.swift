public import Contracts
import Scheme

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

func notingAppeal(_ decision: DecisionID, isOpen: Bool, _ dossier: DossierID, _ file: RegistrationFile?) -> Decision {
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

/// What is personal in a file is kept for its term and no longer (policy `retention`): never accepted, withdrawn or
/// lapsed, or decided. It counts from the day on which the file ended; an award's from the session's day. A decided file
/// is not emptied before its carried elements lapse; where these never lapse, they end with the file.
///
/// - Parameter excluded: whether the jury ended it, by an exclusion: that is a decision too.
func fileIsKeptForItsTerm(
    _ file: RegistrationFile,
    endedOn day: Day,
    excluded: Bool,
    _ policy: BranchPolicy
) -> (term: RetentionTerm, until: Day) {
    let decided = day.adding(years: policy.retention.decided)
    switch file.stage {
    case .prepared, .registered: return (.neverAccepted, day.adding(years: policy.retention.neverAccepted))
    case .awarded(_, let award), .certified(_, let award, _):
        return (.decided, award.awardedOn.adding(years: policy.retention.decided))
    case .returned(_, let returned):
        let carried = returned.acquired.compactMap { policy.award.carriedElements.end(from: $0.acquiredOn) }
        return (.decided, carried.reduce(decided, max))
    case .handedOver(let accepted), .takenBack(let accepted, _):
        // A further attempt: the jury has decided on an earlier one.
        guard accepted.attempt == 1, !excluded else { return (.decided, decided) }
        return (.withdrawnOrLapsed, day.adding(years: policy.retention.withdrawnOrLapsed))
    case .ended: return (.decided, decided)
    }
}

/// A holder's entry in the register is kept for its own term (policy `minutesAndRegister`), from the session's day.
func registerTerm(_ file: RegistrationFile, _ policy: BranchPolicy) -> Day? {
    switch file.stage {
    case .awarded(_, let award), .certified(_, let award, _):
        award.awardedOn.adding(years: policy.retention.minutesAndRegister)
    case .prepared, .registered, .handedOver, .returned, .takenBack, .ended: nil
    }
}

/// Nothing is erased before the file has ended: what is asked for could not be decided any more.
func erasureAwaitsTheEnd(_ file: RegistrationFile) -> Refusal? {
    switch file.stage {
    case .ended, .certified: return nil
    case .prepared, .registered, .handedOver, .returned, .awarded, .takenBack:
        var facts = file.notNow.facts
        facts["dossier"] = file.dossier.value
        if let lapse = file.pending.filter(\.step.endsTheFile).map(\.dueAt).min() {
            facts["until"] = lapse.parisDay.description
        }
        return Refusal("erasureAwaitsTheEnd", facts)
    }
}

/// An open appeal suspends erasure until it is decided (specification, section 7).
func openAppealSuspendsErasure(_ file: RegistrationFile) -> Refusal? {
    guard let decision = file.appeals.first else { return nil }
    return Refusal("openAppealSuspendsErasure", ["dossier": file.dossier.value, "decision": decision.value])
}

/// An open complaint, or a hold, suspends erasure until it is lifted (specification, section 7).
func complaintOrHoldSuspendsErasure(_ file: RegistrationFile) -> Refusal? {
    let held = file.hold.map { (because: ErasureSuspensionCause.hold, since: $0.since) }
    guard let found = file.suspensions.first.map({ (because: $0.cause, since: $0.since) }) ?? held else { return nil }
    return Refusal(
        "complaintOrHoldSuspendsErasure",
        [
            "dossier": file.dossier.value, "because": found.because.rawValue,
            "since": found.since.parisDay.description,
        ]
    )
}

/// A holder's file is kept for its term, whoever asks: it is what the certificate stands on.
func holdersFileIsKept(_ file: RegistrationFile, at now: Instant) -> Refusal? {
    guard case .certified(_, _, let issued) = file.stage, let retention = file.retention, !retention.isOver,
        now < retention.until
    else { return nil }
    return Refusal(
        "holdersFileIsKept",
        [
            "dossier": file.dossier.value, "certificate": issued.certificate.value,
            "until": retention.until.parisDay.description,
        ]
    )
}

/// Erasure is suspended in a file that is kept for its term; an open file is not erased at all.
func suspensionIsOfAnEndedFile(_ file: RegistrationFile) -> Refusal? {
    if let retention = file.retention, !retention.isOver { return nil }
    return Refusal("suspensionIsOfAnEndedFile", file.notNow.facts)
}

extension Day {
    func adding(years: Int) -> Day { adding(months: 12 * years) }
}
