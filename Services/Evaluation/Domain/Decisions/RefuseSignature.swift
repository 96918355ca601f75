public import Contracts
public import Kernel

/// An observer refuses to sign the booklet that they were shown, with a reason (specification, step 4). Nothing is
/// transmitted then: the two fill it anew, the observer signs after all, or the officer designates anew.
public func decide(_ command: RefuseSignature, on file: AssessmentFile?, by: By) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file)
        ?? observerActs(command.signatory, of: attempt, by: by.actor)
    {
        return .refused(refusal)
    }
    let booklet: FilledBooklet
    switch attempt.phase {
    case .awaitingDesignation, .observing, .conferring: return .refused(notNow(attempt.phaseName, command.dossier))
    case .filled(_, _, let filled): booklet = filled
    case .signedByOne(_, _, let filled, let signatory):
        if let refusal = signatoryDoesNotRefuse(command, signatory) { return .refused(refusal) }
        booklet = filled
    }
    if let refusal = bothSignTheSameBooklet(command.digest, booklet, command.dossier)
        ?? refusedSignatureHasReason(command)
    {
        return .refused(refusal)
    }
    if booklet.refusedBy == command.signatory { return .accepted([]) }
    return .accepted([
        SignatureRefused(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: attempt.file.candidate,
            signatory: command.signatory,
            digest: booklet.digest,
            personal: command.personal
        )
    ])
}
