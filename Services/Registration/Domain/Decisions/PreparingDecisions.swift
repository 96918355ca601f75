public import Contracts
public import Scheme

/// A company, a partner or the officer prepares a registration (specification, step 1). What is missing is for the
/// candidate; what is stated must be right, and all that is wrong in it is said at once. A preparation keeps nobody from
/// registering: it holds no key.
public func decide(
    _ command: PrepareRegistration,
    on file: RegistrationFile?,
    scheme: Scheme,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = othersOnlyPrepare(actor, for: command.branch) { return .refused(refusal) }
    guard file == nil else { return .refused("dossierExists", ["dossier": command.dossier.value]) }
    let faults = preparationIsSound(command, scheme, on: now.parisDay)
    guard faults.isEmpty, let policy = scheme.policy(of: command.branch) else {
        return .refused(Refusal("preparationIsSound", faults: faults))
    }
    if let refusal = companyPreparesForItsOwn(command.form, actor) { return .refused(refusal) }
    return .accepted([
        RegistrationPrepared(
            dossier: command.dossier,
            branch: command.branch,
            certificateKind: command.certificateKind,
            candidate: command.candidate,
            preparedBy: actor,
            form: command.form,
            due: policy.due.step(policy.due.registrationConfirmation, from: now),
            personal: command.personal
        )
    ])
}

/// The candidate confirms what was prepared (specification, step 1): only now is it a registration, and only now is the
/// whole file checked as one that the candidate fills in alone.
///
/// - Parameters:
///   - openFile: another file that holds one of `RegistrationFile.openFileKeys(of:_:for:)` for candidate and kind.
///   - heldThrough: the file that holds `RegistrationFile.certificateHeld(by:of:)` for them.
public func decide(
    _ command: ConfirmRegistration,
    on file: RegistrationFile?,
    openFile: DossierID?,
    heldThrough: DossierID?,
    scheme: Scheme,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = candidateConfirmedPersonally(command, on: file, actor) { return .refused(refusal) }
    guard file.candidate == command.candidate else {
        return .refused("actorMayNot", ["actor": actor.description])
    }
    if let refusal = registrationHoldsTheFile(file) ?? fileIsOnHold(file) { return .refused(refusal) }
    guard let whole = command.completing(file), case .prepared(let prepared) = file.stage else {
        return .refused(file.notNow)
    }
    return decideOnWhole(
        whole,
        openFile: openFile,
        heldThrough: heldThrough,
        preparedBy: prepared.preparedBy,
        signedForm: command.signedForm,
        scheme: scheme,
        at: now
    )
}

extension ConfirmRegistration {
    /// The registration as prepared, with what the candidate adds or changes; `nil` when nothing is prepared.
    public func completing(_ file: RegistrationFile?) -> RegisterCandidate? {
        guard let file, case .prepared(let prepared) = file.stage else { return nil }
        let known = prepared.personal
        let trainers = form.trainers ?? prepared.form.trainers
        let providers = form.trainingProviders ?? prepared.form.trainingProviders
        return RegisterCandidate(
            dossier: file.dossier,
            branch: file.branch,
            certificateKind: file.certificateKind,
            candidate: file.candidate,
            form: RegistrationForm(
                activity: form.activity ?? prepared.form.activity,
                employment: form.employment?.keepingManagers(of: prepared.form.employment) ?? prepared.form.employment,
                company: form.company ?? prepared.form.company,
                companyAgreedOn: form.companyAgreedOn ?? prepared.form.companyAgreedOn,
                trainers: trainers,
                trainingProviders: providers,
                trainingEnds: form.trainingEnds ?? prepared.form.trainingEnds?.of(trainers ?? [], providers ?? []),
                meetsCustomers: form.meetsCustomers ?? prepared.form.meetsCustomers,
                noticeAcknowledgedOn: form.noticeAcknowledgedOn
            ),
            personal: RegistrationFormPersonal(
                identity: personal?.identity ?? known?.identity,
                contact: personal?.contact ?? known?.contact,
                sex: personal?.sex ?? known?.sex,
                jobTitle: personal?.jobTitle ?? known?.jobTitle,
                customerContact: personal?.customerContact ?? known?.customerContact,
                arrangements: personal?.arrangements ?? known?.arrangements
            )
        )
    }
}

extension EmploymentForm {
    /// Whoever states their situation anew, and says nothing of who manages them, leaves standing what the company has said.
    fileprivate func keepingManagers(of prepared: EmploymentForm?) -> EmploymentForm {
        var form = self
        form.managers = managers ?? prepared?.managers
        return form
    }
}
