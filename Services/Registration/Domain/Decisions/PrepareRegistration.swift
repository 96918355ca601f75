public import Contracts
public import Kernel
public import Scheme

/// A company, a partner or the officer prepares a registration (specification, step 1). What is missing is for the
/// candidate; what is stated must be right, and all that is wrong in it is said at once. A preparation keeps nobody from
/// registering: it holds no key.
public func decide(_ command: PrepareRegistration, on file: RegistrationFile?, scheme: Scheme, by: By) -> Decision {
    if let refusal = othersOnlyPrepare(by.actor, for: command.branch) { return .refused(refusal) }
    guard file == nil else { return .refused("dossierExists", ["dossier": command.dossier.value]) }
    let faults = preparationIsSound(command, scheme, on: by.day)
    guard faults.isEmpty, let policy = scheme.policy(of: command.branch) else {
        return .refused(Refusal("preparationIsSound", faults: faults))
    }
    if let refusal = companyPreparesForItsOwn(command.form, by.actor) { return .refused(refusal) }
    return .accepted([
        RegistrationPrepared(
            dossier: command.dossier,
            branch: command.branch,
            certificateKind: command.certificateKind,
            candidate: command.candidate,
            preparedBy: by.actor,
            form: command.form,
            due: policy.due.step(policy.due.registrationConfirmation, from: by.now),
            personal: command.personal
        )
    ])
}
