public import Contracts
public import Scheme

/// The C4S records that a branch has left, as its data say, and until when its open files run there.
public func decide(_ command: RecordBranchLeaving, on leaving: LeavingBranch?, scheme: Scheme, by actor: Actor)
    -> Decision
{
    if let refusal = committeeRecordsTheLeaving(command.recordedBy, actor) { return .refused(refusal) }
    switch leavingIsAgreed(scheme.branch(command.branch), command.branch, command.certificateKind) {
    case .failure(let missing): return .refused(missing.refusal)
    case .success(let until):
        guard leaving?.openFilesUntil != until else { return .accepted([]) }
        // What is over is not begun anew.
        if leaving?.pages ?? 0 > 0 { return .refused("leavingIsOver", ["branch": command.branch.value]) }
        return .accepted([
            BranchLeavingRecorded(
                branch: command.branch,
                certificateKind: command.certificateKind,
                openFilesUntil: until,
                recordedBy: command.recordedBy
            )
        ])
    }
}

/// The agreed day is over: each file of the page that is open in the branch passes to the branch that takes them over, or
/// closes; of those that another service holds, it is asked back.
///
/// - Parameters:
///   - files: the page, in the order of the identifiers.
///   - isLast: whether there is none after it.
public func sweep(
    _ leaving: LeavingBranch,
    files: [RegistrationFile],
    upTo last: DossierID?,
    scheme: Scheme,
    at now: Instant
) -> Decision {
    guard leaving.isOver(at: now), !leaving.isSwept else { return .accepted([]) }
    let events = files.filter { $0.branch == leaving.branch && $0.certificateKind == leaving.certificateKind }
        .flatMap { endingInBranch($0, scheme, at: now) }
    let swept = OpenFilesSwept(branch: leaving.branch, certificateKind: leaving.certificateKind, upTo: last)
    return .accepted(events + [swept])
}

/// Evaluation has given the file up.
public func decide(
    _ event: FileGivenUpDuringEvaluation,
    on file: RegistrationFile?,
    scheme: Scheme,
    at now: Instant
) -> Decision {
    givenUp(event.dossier, event.scope, file, scheme, now)
}

/// The panel has given the file up.
public func decide(
    _ event: FileGivenUpBeforeDecision,
    on file: RegistrationFile?,
    scheme: Scheme,
    at now: Instant
) -> Decision {
    givenUp(event.dossier, event.scope, file, scheme, now)
}

private func givenUp(
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
            lapsesAt: lapse(after: now, months: policy.registration.lapseMonths),
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

    /// A file that another branch takes over.
    func passed(_ event: FilePassedOn) -> Self {
        var file = self
        file.branch = event.to
        return file
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
