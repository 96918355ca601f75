public import Contracts
public import Scheme

extension RegistrationFile {
    /// What the news about an attempt is to a file.
    enum News {
        /// The attempt is under way: this is what comes of it.
        case pending
        /// The attempt is over; this is known, or too late.
        case known
        /// The attempt is not known here yet.
        case early
    }

    /// What news about an attempt is to a file, from whichever service.
    static func news(of dossier: DossierID, attempt: Int, decision: DecisionID? = nil, at file: Self?) -> News {
        guard let file else { return .early }
        switch file.stage {
        case .prepared, .registered: return .early
        case .handedOver(let accepted):
            return attempt == accepted.attempt ? .pending : attempt < accepted.attempt ? .known : .early
        case .takenBack(let accepted, let takenBack):
            // The jury decides the same attempt once more, by another decision.
            guard attempt == accepted.attempt else { return attempt < accepted.attempt ? .known : .early }
            return decision == takenBack.decision ? .known : .pending
        case .returned(let accepted, _), .awarded(let accepted, _), .certified(let accepted, _, _):
            return attempt <= accepted.attempt ? .known : .early
        case .ended: return .known
        }
    }
}

/// The jury has not awarded: "le dossier est retourné au candidat et à son entreprise" (specification, step 6). The
/// recommendations are not taken over: they are the candidate's alone.
public func decide(
    _ event: CertificateNotAwarded,
    on file: RegistrationFile?,
    scheme: Scheme,
    at now: Instant
) -> Decision {
    switch RegistrationFile.news(of: event.dossier, attempt: event.attempt, decision: event.decision, at: file) {
    case .early: return .early(event.registrationStream)
    case .known: return .accepted([])
    case .pending: break
    }
    guard let file, let accepted = file.accepted else { return .early(event.registrationStream) }
    let policy = scheme.policy(of: file.branch) ?? BranchPolicy()
    return .accepted([fileReturnsToCandidateAndCompany(event, file, accepted, policy, now)])
}

/// The jury has awarded: the file is open no more (specification, step 6).
///
/// - Parameter heldThrough: the file that holds `RegistrationFile.certificateHeld(by:of:)` for candidate and kind.
public func decide(_ event: CertificateAwarded, on file: RegistrationFile?, heldThrough: DossierID?) -> Decision {
    switch RegistrationFile.news(of: event.dossier, attempt: event.attempt, decision: event.decision, at: file) {
    case .early: return .early(StreamID(RegistrationFile.kind, event.dossier.value))
    case .known: return .accepted([])
    case .pending:
        let awarded = FileAwarded(
            dossier: event.dossier,
            attempt: event.attempt,
            decision: event.decision,
            panel: event.panel,
            awardedOn: event.decidedOn,
            heldThrough: heldThrough == event.dossier ? nil : heldThrough
        )
        guard let accepted = file?.accepted, accepted.isCorrectedSince, let personal = accepted.personal,
            event.personal?.identity != personal.identity || event.personal?.contact != personal.contact
        else { return .accepted([awarded]) }
        // The correction had not reached the jury, which knows the former names; what the candidate needed in the situation
        // concerns a certificate no more.
        return .accepted([
            awarded,
            AwardedHolderCorrected(
                dossier: event.dossier,
                candidate: event.candidate,
                decision: event.decision,
                personal: personal.withoutArrangements
            ),
        ])
    }
}

/// The certificate is issued. It may be heard of before the award, which comes from another service: then it waits.
public func decide(_ event: CertificateIssued, on file: RegistrationFile?) -> Decision {
    let early = Decision.early(StreamID(RegistrationFile.kind, event.dossier.value))
    if file?.awardsTakenBack?.contains(event.decision) == true { return .accepted([]) }
    switch file?.stage {
    case nil, .prepared, .registered, .handedOver, .returned: return early
    case .awarded(_, let award):
        // Of a decision that comes after this one was taken back, which is not known here yet.
        guard award.decision == event.decision else { return early }
        return .accepted([
            CertificateRecorded(
                dossier: event.dossier,
                decision: event.decision,
                certificate: event.certificate,
                number: event.number,
                issuedAt: event.issuedAt
            )
        ])
    // After a decision was taken back, another one may still be on its way here.
    case .takenBack(_, let takenBack): return takenBack.decision == event.decision ? .accepted([]) : early
    case .certified(_, let award, _): return award.decision == event.decision ? .accepted([]) : early
    case .ended: return .accepted([])
    }
}

/// The jury takes its decision back; the file is before it once more (specification, step 6).
///
/// - Parameter openFile: the file that holds `RegistrationFile.openFile(of:for:)` for candidate and kind: another one,
///   when the person has asked anew while this file stood awarded.
public func decide(_ event: DecisionRescinded, on file: RegistrationFile?, openFile: DossierID?) -> Decision {
    guard let file, let accepted = file.accepted else {
        if case .ended? = file?.stage { return .accepted([]) }
        return .early(StreamID(RegistrationFile.kind, event.dossier.value))
    }
    guard event.attempt == accepted.attempt else {
        // An earlier attempt's: the file has moved on, and its later decision is the one that counts.
        return event.attempt < accepted.attempt
            ? .accepted([]) : .early(StreamID(RegistrationFile.kind, event.dossier.value))
    }
    if case .takenBack(_, let takenBack) = file.stage, takenBack.decision == event.decision { return .accepted([]) }
    guard let decided = file.decided, decided.decision == event.decision else {
        return .early(StreamID(RegistrationFile.kind, event.dossier.value))
    }
    return .accepted([
        DecisionTakenBack(
            dossier: event.dossier,
            attempt: event.attempt,
            decision: event.decision,
            rescindedOn: event.rescindedOn,
            openedMeanwhile: openFile == event.dossier ? nil : openFile
        )
    ])
}

extension CertificateNotAwarded {
    fileprivate var registrationStream: StreamID { StreamID(RegistrationFile.kind, dossier.value) }
}

/// "Le dossier est retourné au candidat et à son entreprise" (specification, step 6): to the company of the attempt.
func fileReturnsToCandidateAndCompany(
    _ event: CertificateNotAwarded,
    _ file: RegistrationFile,
    _ accepted: AcceptedFile,
    _ policy: BranchPolicy,
    _ now: Instant
) -> FileReturned {
    let lapse = policy.lapse(from: now)
    return FileReturned(
        dossier: file.dossier,
        attempt: event.attempt,
        decision: event.decision,
        panel: event.panel,
        decidedOn: event.decidedOn,
        candidate: file.candidate,
        companySiret: accepted.company.siret,
        missing: event.missing,
        acquired: event.acquired,
        lapsesAt: lapse.at,
        lapseRemindersAt: lapse.remindAt,
        due: policy.due.step(policy.due.fileReturn, from: now)
    )
}
