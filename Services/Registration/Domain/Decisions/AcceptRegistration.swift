public import Contracts
public import Kernel
public import Scheme

/// An officer accepts a complete registration: it is numbered, pinned to the standard in force, and passes to
/// evaluation (specification, step 1).
///
/// - Parameter nextNumber: the next number of `RegistrationNumber.series(of:at:)` for the file's branch and `now`.
public func decide(
    _ command: AcceptRegistration,
    on file: RegistrationFile?,
    nextNumber: Int,
    scheme: Scheme,
    by: By
) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officeActs(.officer, command.officer, of: file.branch, by.actor) ?? registrationHoldsTheFile(file)
        ?? fileIsOnHold(file)
    {
        return .refused(refusal)
    }
    guard case .registered(let registered) = file.stage else { return .refused(file.notNow) }
    guard let personal = registered.personal else {
        return .refused(
            Refusal("registrationIsComplete", faults: [Fault("personal", "missing", expected: "not erased")])
        )
    }
    let today = by.day
    guard let branch = scheme.branch(file.branch), let policy = scheme.policy(of: file.branch) else {
        return .refused("unknownBranch", ["branch": file.branch.value])
    }
    if let refusal = openFileStillRuns(file, in: branch, on: today) { return .refused(refusal) }
    guard let standard = scheme.standard(inForce: file.certificateKind, on: today) else {
        return .refused(
            "standardIsInForce",
            ["certificateKind": file.certificateKind.value, "on": today.description]
        )
    }
    let number = RegistrationNumber(branch: file.branch, year: by.now.parisDay.year, place: nextNumber)
    let registration = registered.registration
    return .accepted([
        RegistrationAccepted(
            file: FileForAssessment(
                dossier: file.dossier,
                number: number.description,
                branch: file.branch,
                certificateKind: file.certificateKind,
                standard: standard.id,
                candidate: file.candidate,
                activity: registration.activity,
                employment: registration.employment,
                company: registration.company,
                trainers: registration.trainers,
                trainingProviders: registration.trainingProviders,
                trainingEnds: registration.trainingEnds,
                scope: AssessmentScope(attempt: 1, elements: standard.elementCodes, carried: [])
            ),
            taken: number.taken,
            acceptedBy: command.officer,
            lapsesAt: policy.lapse(from: by.moment).at,
            personal: personal
        )
    ])
}
