public import Contracts
public import Kernel
public import Scheme

/// The two have conferred; one of them fills the booklet (specification, step 4). It may be filled again until one of
/// them has signed: then only the signatory can open it again (``decide(_:on:by:at:)`` of `ReopenBooklet`).
///
/// - Parameter standard: the standard that the file is pinned to.
/// - Parameter seal: what ``bookletSeal(for:on:salt:)`` made of this command on this file.
public func decide(
    _ command: FillBooklet,
    on file: AssessmentFile?,
    standard: AssessmentStandard,
    seal: BookletSeal,
    policy: ConcertationPolicy,
    by: By
) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file)
        ?? observerActs(command.observer, of: attempt, by: by.actor)
        ?? everyObjectionIsDecided(attempt)
    {
        return .refused(refusal)
    }
    if let refusal = bothHaveObservedDirectly(attempt) ?? signedBookletNeverChanges(attempt) {
        return .refused(refusal)
    }
    let observations: Observations
    switch attempt.phase {
    case .awaitingDesignation, .observing, .signedByOne: return .refused(notNow(attempt.phaseName, command.dossier))
    case .conferring(_, let both), .filled(_, let both, _): observations = both
    }
    let scope = attempt.file.scope.elements
    let check = BookletCheck(
        command: command,
        scope: scope,
        standard: standard,
        observations: observations,
        policy: policy
    )
    if let refusal = bothHaveConferred(command.conferredOn, observations, today: by.day, command.dossier)
        ?? check.refusal
        ?? divergenceIsLeftAfterConcertation(
            command,
            observations,
            standard,
            policy,
            scope: scope,
            today: by.day
        )
    {
        return .refused(refusal)
    }
    let justified = Set(command.justified)
    return .accepted([
        BookletFilled(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: attempt.file.candidate,
            observer: command.observer,
            conferredOn: command.conferredOn,
            elements: command.elements,
            justified: scope.filter(justified.contains),
            divergences: divergences(between: observations, scope: scope, standard),
            notesDigest: seal.notesDigest,
            digest: seal.digest,
            personal: FilledPersonal(booklet: command.personal ?? BookletPersonal(), salt: seal.salt)
        )
    ])
}
