import Contracts
import Scheme

func givenUp(
    _ dossier: DossierID,
    _ scope: AssessmentScope,
    _ file: RegistrationFile?,
    _ scheme: Scheme,
    _ now: Instant
) -> Decision {
    switch RegistrationFile.news(of: dossier, attempt: scope.attempt, at: file) {
    case .early: return .early(StreamID(RegistrationFile.kind, dossier.value))
    case .known: return .accepted([])
    case .pending: break
    }
    guard let file, let accepted = file.accepted else { return .accepted([]) }
    guard let successor = joinedBranchTakesOver(file, scheme, on: now.parisDay) else {
        return .accepted([closed(file, now)])
    }
    let policy = scheme.policy(of: successor) ?? BranchPolicy()
    return .accepted([
        passedOn(file, to: successor, now),
        ReassessmentOpened(
            file: FileForAssessment(
                dossier: file.dossier,
                number: accepted.number.description,
                branch: successor,
                certificateKind: file.certificateKind,
                standard: accepted.standard,
                candidate: file.candidate,
                activity: accepted.activity,
                employment: accepted.employment,
                company: accepted.company,
                trainers: accepted.trainers,
                trainingProviders: accepted.trainingProviders,
                trainingEnds: accepted.trainingEnds,
                // Nothing of the attempt that was given up counts; what was carried into it is carried on.
                scope: AssessmentScope(
                    attempt: scope.attempt + 1,
                    elements: scope.elements,
                    carried: scope.carried
                )
            ),
            lapsesAt: policy.lapse(from: now).at,
            personal: accepted.personal
        ),
    ])
}

/// What becomes of a file whose branch has left: whoever holds it decides it.
func endingInBranch(_ file: RegistrationFile, _ scheme: Scheme, at now: Instant) -> [any Event] {
    switch file.stage {
    case .prepared: return [closed(file, now)]
    case .registered, .returned:
        guard let successor = joinedBranchTakesOver(file, scheme, on: now.parisDay) else {
            return [closed(file, now)]
        }
        return [passedOn(file, to: successor, now)]
    case .handedOver(let accepted), .takenBack(let accepted, _):
        return [FileRecalled(dossier: file.dossier, attempt: accepted.attempt)]
    case .awarded, .certified, .ended: return []
    }
}

private func passedOn(_ file: RegistrationFile, to branch: BranchID, _ now: Instant) -> FilePassedOn {
    FilePassedOn(
        dossier: file.dossier,
        from: file.branch,
        to: branch,
        passedOn: now.parisDay,
        candidate: file.candidate,
        companySiret: file.companySiret
    )
}

extension RegistrationFile {
    /// The company of the attempt, as far as it is known.
    fileprivate var companySiret: String? {
        switch stage {
        case .registered(let registered): registered.registration.company.siret
        case .prepared, .handedOver, .returned, .awarded, .certified, .takenBack, .ended: accepted?.company.siret
        }
    }
}

private func closed(_ file: RegistrationFile, _ now: Instant) -> FileClosed {
    FileClosed(
        dossier: file.dossier,
        branch: file.branch,
        closedOn: now.parisDay,
        candidate: file.candidate,
        companySiret: file.companySiret
    )
}

/// The C4S agrees with a branch on what becomes of its files, and records it (specification, organisation of the CCS).
func committeeRecordsTheLeaving(_ person: PersonID, _ actor: Actor) -> Refusal? {
    guard actor.role == .committee, actor.id == person.value else {
        return Refusal("committeeRecordsTheLeaving", ["actor": actor.description])
    }
    return officeActs(.committee, person, of: nil, actor)
}

/// Why a leaving cannot be recorded.
struct LeavingMissing: Error {
    let refusal: Refusal
}

/// A branch's open files run until a day that is agreed with the C4S, and that stands in the branch's data (specification,
/// organisation of the CCS).
func leavingIsAgreed(_ branch: Branch?, _ id: BranchID, _ kind: CertificateKindID) -> Result<Day, LeavingMissing> {
    func missing(_ why: String) -> Result<Day, LeavingMissing> {
        let facts = ["branch": id.value, "certificateKind": kind.value, "because": why]
        return .failure(LeavingMissing(refusal: Refusal("leavingIsAgreed", facts)))
    }
    guard let branch else { return missing("unknownBranch") }
    guard let last = branch.lastAdhesion(to: kind) else { return missing("neverJoined") }
    guard last.leftOn != nil else { return missing("stillJoined") }
    guard let until = last.openFilesUntil else { return missing("noDayAgreed") }
    return .success(until)
}

/// After the agreed day a file passes to the joined branch that the data name, or, where there is none, closes
/// (specification, organisation of the CCS). A branch that has left as well takes over nothing.
func joinedBranchTakesOver(_ file: RegistrationFile, _ scheme: Scheme, on day: Day) -> BranchID? {
    guard let named = scheme.branch(file.branch)?.lastAdhesion(to: file.certificateKind)?.openFilesPassTo,
        named != file.branch, scheme.branch(named)?.hasJoined(file.certificateKind, on: day) == true
    else { return nil }
    return named
}
