public import Contracts
public import Kernel

/// The observer who has signed takes the signature back, while the other has not signed (specification, step 4): only
/// they can, with a reason, so that no signature is lost without its owner.
public func decide(_ command: ReopenBooklet, on file: AssessmentFile?, by: By) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file)
        ?? observerActs(command.signatory, of: attempt, by: by.actor)
    {
        return .refused(refusal)
    }
    guard case .signedByOne(_, _, let booklet, let signatory) = attempt.phase else {
        return .refused(notNow(attempt.phaseName, command.dossier))
    }
    if signatory != command.signatory {
        return .refused(
            "onlyTheSignatoryReopens",
            ["dossier": command.dossier.value, "signatory": signatory.value]
        )
    }
    if saysNothing(command.personal?.reason) {
        return .refused("reopeningHasReason", ["dossier": command.dossier.value])
    }
    return .accepted([
        BookletReopened(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: attempt.file.candidate,
            signatory: signatory,
            digest: booklet.digest,
            personal: command.personal
        )
    ])
}
