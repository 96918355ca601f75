public import Contracts
public import Kernel
public import Scheme

/// An observer signs the booklet that they were shown (specification, step 4). The second signature transmits it to the
/// jury (step 5), after the rules on both observers have been asked once more on the facts of the days of observation;
/// if one says no, there is no second signature, and the officer designates anew.
///
/// - Parameter evaluator: what is on record of the file's designated evaluator.
/// - Parameter branch: the branch that accredits that evaluator.
/// - Parameter panel: what ``panel(for:among:_:load:)`` chose; `nil` when the branch has no panel.
/// - Parameter panels: the panels of the file's branch.
public func decide(
    _ command: SignBooklet,
    on file: AssessmentFile?,
    evaluator: Evaluator?,
    branch: Branch?,
    panel: PanelID?,
    panels: [PanelID],
    policy: DesignationPolicy,
    by: By
) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = observerActs(command.signatory, of: attempt, by: by.actor) ?? everyObjectionIsDecided(attempt)
        ?? finishingRefusal(evaluator, attempt.accreditingBranch, today: by.day)
    {
        return .refused(refusal)
    }
    let signature = BookletSigned(
        dossier: command.dossier,
        attempt: attempt.number,
        signatory: command.signatory,
        digest: command.digest,
        signedAt: by.moment
    )
    switch attempt.phase {
    case .awaitingDesignation, .observing, .conferring:
        return .refused(notNow(attempt.phaseName, command.dossier))
    case .filled(_, let observations, let booklet):
        if let refusal = bothSignTheSameBooklet(command.digest, booklet, command.dossier)
            ?? actsAfterItsGround(by.earlierDay, observations.lastDay)
        {
            return .refused(refusal)
        }
        return .accepted([signature])
    case .signedByOne(let designation, let observations, let booklet, let first):
        if let refusal = bothSignTheSameBooklet(command.digest, booklet, command.dossier)
            ?? actsAfterItsGround(by.earlierDay, observations.lastDay)
        {
            return .refused(refusal)
        }
        if first == command.signatory { return .accepted([]) }
        for observation in observations.all {
            if let refusal = observerMayObserve(observation, attempt.file, designation, evaluator, branch, policy) {
                return .refused(refusal)
            }
        }
        let refusal =
            bookletIsSignedByBoth([first, command.signatory], designation, command.dossier)
            ?? bookletIsTransmittedToOwnBranchJury(panel, of: panels, attempt.file)
        if let refusal { return .refused(refusal) }
        guard let panel else { return .refused(notNow(attempt.phaseName, command.dossier)) }
        return .accepted([
            signature,
            transmission(attempt, designation, observations, booklet, evaluator, panel, today: by.day),
        ])
    }
}

private func transmission(
    _ attempt: Attempt,
    _ designation: Designation,
    _ observations: Observations,
    _ booklet: FilledBooklet,
    _ evaluator: Evaluator?,
    _ panel: PanelID,
    today: Day
) -> BookletTransmitted {
    let lastDay = observations.evaluator.days.last ?? today
    let words = booklet.personal?.booklet
    return BookletTransmitted(
        file: attempt.file,
        panel: panel,
        evaluator: evaluator?.facts(on: lastDay) ?? designation.evaluator,
        referent: designation.referent,
        booklet: EvaluationBooklet(
            elements: Dictionary(zip(attempt.file.scope.elements, booklet.elements)) { first, _ in first },
            observedFrom: observations.firstDay ?? today,
            observedUntil: observations.lastDay ?? today,
            digest: booklet.digest
        ),
        notesDigest: booklet.notesDigest,
        accreditedBy: attempt.accreditingBranch,
        evaluatorDays: evaluator?.accredited(
            by: attempt.accreditingBranch,
            for: attempt.file.certificateKind,
            on: observations.evaluator.days
        ),
        personal: attempt.candidate.map {
            TransmittedPersonal(
                candidate: $0.withoutArrangements,
                notes: words?.notes ?? [:],
                divergences: words.flatMap { $0.divergences.isEmpty ? nil : $0.divergences },
                justifications: words.flatMap { $0.justifications.isEmpty ? nil : $0.justifications },
                salt: booklet.personal?.salt
            )
        }
    )
}
