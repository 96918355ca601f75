public import Contracts
public import Scheme

/// A candidate asks to be registered (specification, step 1). A refusal leaves nothing behind but its answer.
///
/// - Parameters:
///   - openFile: the file that holds `RegistrationFile.openFile(of:for:)` for this candidate and kind.
///   - heldThrough: the file that holds `RegistrationFile.certificateHeld(by:of:)` for them.
public func decide(
    _ command: RegisterCandidate,
    on file: RegistrationFile?,
    openFile: DossierID?,
    heldThrough: DossierID?,
    scheme: Scheme,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = candidateAskedPersonally(command.candidate, actor) { return .refused(refusal) }
    guard file == nil else { return .refused("dossierExists", ["dossier": command.dossier.value]) }
    switch registrationIsComplete(command, scheme, on: now.parisDay) {
    case .faulty(let faults):
        return .refused(Refusal("registrationIsComplete", faults: faults))
    case .complete(let registration, let personal, let policy):
        if let refusal = noOtherOpenFile(command.dossier, holder: openFile)
            ?? notAlreadyHolder(command.dossier, holder: heldThrough, policy.registration)
        {
            return .refused(refusal)
        }
        return .accepted([
            CandidateRegistered(
                dossier: command.dossier,
                branch: command.branch,
                certificateKind: command.certificateKind,
                candidate: command.candidate,
                registration: registration,
                lapsesAt: lapse(after: now, months: policy.registration.lapseMonths),
                personal: personal
            )
        ])
    }
}
