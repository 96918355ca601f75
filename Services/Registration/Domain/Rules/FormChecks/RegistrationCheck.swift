import Contracts
import Scheme

/// A registration that was checked: complete, or with everything that is missing or wrong.
enum CheckedRegistration {
    /// Nothing is missing.
    case complete(Registration, RegistrationPersonal, BranchPolicy)
    /// Something is; one fault at least.
    case faulty([Fault])
}

/// "Dossier d'inscription du candidat" (specification, steps 1 and tools): the whole registration is checked, and all
/// that is missing or wrong is said at once, by field. Paths are the command's.
///
/// - Parameter signedForm: the form that the candidate signed, where the officer confirms on it.
func registrationIsComplete(
    _ command: RegisterCandidate,
    _ scheme: Scheme,
    _ signedForm: SignedForm?,
    on today: Day
) -> CheckedRegistration {
    var check = FormCheck(on: today, asksPostalCode: scheme.policy(of: command.branch)?.asksPostalCode ?? false)
    if let signedForm, signedForm.signedOn > today {
        check.fault("signedForm.signedOn", "inFuture", expected: "\(today) or before")
    }
    let branch = check.branch(command, scheme)
    let registration = check.registration(command, branch)
    let personal = check.personal(command, scheme)
    guard check.faults.isEmpty, let branch, let registration, let personal,
        let policy = scheme.policy(of: branch.id)
    else { return .faulty(check.faults) }
    return .complete(registration, personal, policy)
}

extension BranchPolicy {
    /// Whether a registration says where the assessment company is.
    var asksPostalCode: Bool {
        if case .byDepartment = transmission.panelAssignment { true } else { false }
    }
}

extension FormCheck {
    fileprivate mutating func branch(_ command: RegisterCandidate, _ scheme: Scheme) -> Branch? {
        let kind = scheme.kind(command.certificateKind)
        if kind == nil { fault("certificateKind", "unknown", expected: "a kind of certificate of the scheme") }
        guard let branch = scheme.branch(command.branch), scheme.policy(of: command.branch) != nil else {
            fault("branch", "unknown", expected: "a branch of the scheme")
            return nil
        }
        if kind != nil, !branchHasJoined(branch, command.certificateKind, on: today) {
            fault("certificateKind", "branchHasJoined", expected: "a kind that the branch has joined on \(today)")
        }
        return branch
    }

    fileprivate mutating func registration(_ command: RegisterCandidate, _ branch: Branch?) -> Registration? {
        let form = command.form
        let activity = code(form.activity, "form.activity")
        if let activity, let branch, !branch.hasActivity(activity) {
            fault("form.activity", "notListed", expected: "an activity of the branch")
        }
        let workplace = workplace(form.employment, form.company, agreedOn: form.companyAgreedOn, prefix: "form.")
        managersAreOthers(form.employment, than: command.candidate, "form.employment")
        let trainers = list(form.trainers, "form.trainers", upTo: 50)
        if trainers.contains(command.candidate) {
            fault("form.trainers", "isTheCandidate", expected: "persons other than the candidate")
        }
        let providers = list(form.trainingProviders, "form.trainingProviders", upTo: 50)
        let ends = trainingEnds(form.trainingEnds, trainers, providers, "form.trainingEnds")
        if !candidateMeetsCustomers(form.meetsCustomers) {
            fault("form.meetsCustomers", "candidateMeetsCustomers", expected: "a candidate in contact with customers")
        }
        let acknowledged = pastDay(form.noticeAcknowledgedOn, "form.noticeAcknowledgedOn")
        guard let activity, let workplace, let acknowledged else { return nil }
        return Registration(
            activity: activity,
            employment: workplace.employment,
            company: workplace.company,
            companyAgreedOn: workplace.companyAgreedOn,
            trainers: trainers,
            trainingProviders: providers,
            trainingEnds: ends,
            noticeAcknowledgedOn: acknowledged
        )
    }

    fileprivate mutating func personal(_ command: RegisterCandidate, _ scheme: Scheme) -> RegistrationPersonal? {
        let form = command.personal ?? RegistrationFormPersonal()
        let identity = identity(form.identity, "personal.identity")
        let contact = contact(form.contact, "personal.contact")
        let sex: RegistrationPersonal.Sex? =
            if let kind = scheme.kind(command.certificateKind) {
                sex(form.sex, "personal.sex", asked: kind.nationalReporting)
            } else { nil }
        let employed = command.form.employment?.status.flatMap(Employment.Status.init)?.hasEmployer ?? false
        let jobTitle =
            employed
            ? text(form.jobTitle, "personal.jobTitle", upTo: 120)
            : optionalText(form.jobTitle, "personal.jobTitle", upTo: 120)
        let customerContact = text(form.customerContact, "personal.customerContact", upTo: 2000, lines: true)
        let arrangements = optionalText(form.arrangements, "personal.arrangements", upTo: 2000, lines: true)
        if let birth = identity?.birthDate, let since = command.form.employment?.since.flatMap({ Day($0) }),
            since < birth
        {
            fault("form.employment.since", "implausible", expected: "a day after the birth")
        }
        guard let identity, let contact, let customerContact else { return nil }
        return RegistrationPersonal(
            candidate: CandidatePersonal(identity: identity, contact: contact, arrangements: arrangements),
            sex: sex,
            jobTitle: jobTitle,
            customerContact: customerContact
        )
    }
}
