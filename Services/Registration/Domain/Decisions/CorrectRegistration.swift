public import Contracts
public import Kernel
public import Scheme

/// What the file says of the candidate is put right (specification, step 1; section 7): by the candidate or an officer,
/// until the jury has awarded. After that the certificate bears the name, and is replaced.
///
/// - Parameter openFile: another file that holds one of the keys that the corrected identity has.
public func decide(
    _ command: CorrectRegistration,
    on file: RegistrationFile?,
    openFile: DossierID?,
    scheme: Scheme,
    by: By
) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = candidateOrOfficerActs(command.candidate, on: file, by.actor) { return .refused(refusal) }
    guard file.candidate == command.candidate else {
        return .refused("actorMayNot", ["actor": by.actor.description])
    }
    if let refusal = fileIsOnHold(file) ?? correctionIsInTime(file) { return .refused(refusal) }
    guard let before = file.candidatePersonal, let form = command.personal else {
        return .refused(
            Refusal("correctionIsComplete", faults: [Fault("personal", "missing", expected: "what is to be put right")])
        )
    }
    var check = FormCheck(on: by.day)
    var after = before
    if let identity = form.identity, let checked = check.identity(identity, "personal.identity") {
        after.identity = checked
    }
    if let contact = form.contact, let checked = check.contact(contact, "personal.contact") { after.contact = checked }
    if let arrangements = form.arrangements {
        after.arrangements = check.optionalText(arrangements, "personal.arrangements", upTo: 2000, lines: true)
    }
    guard check.faults.isEmpty else { return .refused(Refusal("correctionIsComplete", faults: check.faults)) }
    if let refusal = noOtherOpenFile(file.dossier, holder: openFile) { return .refused(refusal) }
    var changed: [CorrectedGroup] = []
    if after.identity != before.identity { changed.append(.identity) }
    if after.contact != before.contact { changed.append(.contact) }
    if after.arrangements != before.arrangements { changed.append(.arrangements) }
    guard !changed.isEmpty else { return .accepted([]) }
    return .accepted([
        RegistrationCorrected(
            dossier: file.dossier,
            candidate: file.candidate,
            correctedBy: by.actor,
            changed: changed,
            lapse: file.lapseAnew(scheme, by.now),
            personal: CorrectionPersonal(before: before, after: after)
        )
    ])
}

extension RegistrationFile {
    /// When the file lapses now that something was done with it; `nil` where it cannot lapse here.
    func lapseAnew(_ scheme: Scheme, _ now: Instant) -> StepDue? {
        guard pending.contains(where: { $0.step == .activity }) else { return nil }
        return scheme.policy(of: branch)?.lapse(from: now)
    }

    /// What is kept of the candidate; `nil` before the confirmation, at the end, and once erased.
    var candidatePersonal: CandidatePersonal? {
        if case .registered(let registered) = stage { registered.personal } else { accepted?.personal }
    }

    /// Where the candidate works and is observed, in a file that registration holds, or has handed over to be observed.
    var workplace: (employment: Employment, company: AssessmentCompany)? {
        switch stage {
        case .registered(let file): (file.registration.employment, file.registration.company)
        case .handedOver(let file), .returned(let file, _): (file.employment, file.company)
        default: nil
        }
    }
}
