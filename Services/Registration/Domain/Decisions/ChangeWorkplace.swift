public import Contracts
public import Kernel
public import Scheme

/// The candidate works, or is to be observed, elsewhere from a day on (specification, step 1), while registration holds
/// the file; and while evaluation does, which takes it up until somebody has recorded what they saw.
public func decide(_ command: ChangeWorkplace, on file: RegistrationFile?, scheme: Scheme, by: By) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = candidateOrOfficerActs(command.candidate, on: file, by.actor) { return .refused(refusal) }
    guard file.candidate == command.candidate else {
        return .refused("actorMayNot", ["actor": by.actor.description])
    }
    if let refusal = companyChangesUntilTheObservation(file) ?? fileIsOnHold(file) { return .refused(refusal) }
    guard let before = file.workplace else { return .refused(file.notNow) }
    let asksPostalCode = scheme.policy(of: file.branch)?.asksPostalCode ?? false
    var check = FormCheck(on: by.day, asksPostalCode: asksPostalCode)
    let after = check.workplace(
        command.employment,
        command.company,
        agreedOn: command.companyAgreedOn,
        before: before
    )
    check.managersAreOthers(command.employment, than: file.candidate, "employment")
    guard check.faults.isEmpty, let after else {
        return .refused(Refusal("workplaceIsComplete", faults: check.faults))
    }
    guard after.employment != before.employment || after.company != before.company else { return .accepted([]) }
    if case .handedOver(let accepted) = file.stage {
        return .accepted([
            WorkplaceChangeAsked(
                dossier: file.dossier,
                attempt: accepted.attempt,
                employment: after.employment,
                company: after.company,
                companyAgreedOn: after.companyAgreedOn
            )
        ])
    }
    return .accepted([
        WorkplaceChanged(
            dossier: file.dossier,
            employment: after.employment,
            company: after.company,
            companyAgreedOn: after.companyAgreedOn,
            lapse: file.lapseAnew(scheme, by.now)
        )
    ])
}
