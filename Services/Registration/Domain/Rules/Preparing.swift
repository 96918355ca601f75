import Contracts
import Scheme

/// A company, a partner or the officer may prepare a registration, and no more (specification, step 1). A candidate has
/// nothing to prepare: they register.
func othersOnlyPrepare(_ actor: Actor, for branch: BranchID) -> Refusal? {
    switch actor.role {
    case .company, .partner: nil
    case .officer: officeActs(.officer, of: branch, actor)
    default: Refusal("othersOnlyPrepare", ["actor": actor.description])
    }
}

/// A company prepares for its own: the candidate whom it employs, or who is to be observed in it. The companies are
/// compared by SIREN; a preparation that names none leaves that to the candidate.
func companyPreparesForItsOwn(_ form: RegistrationForm, _ actor: Actor) -> Refusal? {
    guard actor.role == .company else { return nil }
    let named = [form.employment?.employerSiret, form.company?.siret].compactMap { $0.flatMap(siren) }
    guard !named.isEmpty, !named.contains(siren(actor.id) ?? "") else { return nil }
    return Refusal("companyPreparesForItsOwn", ["actor": actor.description])
}

/// What was prepared is the candidate's only once they have confirmed it personally: from their own account, or on a
/// signed form that an officer of the branch keeps (specification, step 1).
func candidateConfirmedPersonally(
    _ command: ConfirmRegistration,
    on file: RegistrationFile,
    _ actor: Actor
) -> Refusal? {
    switch actor.role {
    case .officer where command.signedForm != nil: officeActs(.officer, of: file.branch, actor)
    case .candidate where actor.id == command.candidate.value && command.signedForm == nil: nil
    default:
        Refusal(
            "candidateConfirmedPersonally",
            ["actor": actor.description, "candidate": command.candidate.value]
        )
    }
}

/// What is stated in a preparation is right; what is missing in it is the candidate's to fill in, and the data protection
/// notice is the candidate's to acknowledge.
func preparationIsSound(_ command: PrepareRegistration, _ scheme: Scheme, on today: Day) -> [Fault] {
    var check = FormCheck(on: today)
    check.absent(
        command.form.noticeAcknowledgedOn,
        "form.noticeAcknowledgedOn",
        because: "absent: the candidate acknowledges the notice"
    )
    var whole = RegisterCandidate(
        dossier: command.dossier,
        branch: command.branch,
        certificateKind: command.certificateKind,
        candidate: command.candidate,
        form: command.form,
        personal: command.personal
    )
    whole.form.noticeAcknowledgedOn = nil
    // Nobody has said yet whether the candidate meets customers: that is a gap like any other.
    whole.form.meetsCustomers = command.form.meetsCustomers ?? true
    guard case .faulty(let faults) = registrationIsComplete(whole, scheme, nil, on: today) else { return check.faults }
    return check.faults + faults.filter { $0.code != "missing" }
}
