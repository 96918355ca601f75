public import Contracts
public import Kernel
public import Scheme

/// A candidate asks to be registered (specification, step 1). A refusal leaves nothing behind but its answer.
///
/// - Parameters:
///   - openFile: another file that holds one of `RegistrationFile.openFileKeys(of:_:for:)` for this candidate and kind.
///   - heldThrough: the file that holds `RegistrationFile.certificateHeld(by:of:)` for them.
public func decide(
    _ command: RegisterCandidate,
    on file: RegistrationFile?,
    openFile: DossierID?,
    heldThrough: DossierID?,
    scheme: Scheme,
    by: By
) -> Decision {
    if let refusal = candidateAskedPersonally(command.candidate, by.actor) { return .refused(refusal) }
    guard file == nil else { return .refused("dossierExists", ["dossier": command.dossier.value]) }
    return decideOnWhole(
        command,
        openFile: openFile,
        heldThrough: heldThrough,
        preparedBy: nil,
        signedForm: nil,
        scheme: scheme,
        at: by.now
    )
}

/// Decides on a whole registration, asked or confirmed by its candidate.
func decideOnWhole(
    _ command: RegisterCandidate,
    openFile: DossierID?,
    heldThrough: DossierID?,
    preparedBy: Actor?,
    signedForm: SignedForm?,
    scheme: Scheme,
    at now: Instant
) -> Decision {
    switch registrationIsComplete(command, scheme, signedForm, on: now.parisDay) {
    case .faulty(let faults):
        return .refused(Refusal("registrationIsComplete", faults: faults))
    case .complete(let registration, let personal, let policy):
        if let refusal = noOtherOpenFile(command.dossier, holder: openFile)
            ?? notAlreadyHolder(command.dossier, holder: heldThrough, policy.registration)
        {
            return .refused(refusal)
        }
        let lapse = policy.lapse(from: now)
        return .accepted([
            CandidateRegistered(
                dossier: command.dossier,
                branch: command.branch,
                certificateKind: command.certificateKind,
                candidate: command.candidate,
                registration: registration,
                lapsesAt: lapse.at,
                lapseRemindersAt: lapse.remindAt,
                due: policy.due.step(policy.due.registrationCheck, from: now),
                preparedBy: preparedBy,
                signedForm: signedForm,
                personal: personal
            )
        ])
    }
}
