public import Contracts
public import Kernel
public import Scheme

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
    by: By
) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = candidateConfirmedPersonally(command, on: file, by.actor) { return .refused(refusal) }
    guard file.candidate == command.candidate else {
        return .refused("actorMayNot", ["actor": by.actor.description])
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
        at: by.now
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
