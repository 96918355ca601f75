public import Contracts
public import Scheme

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
