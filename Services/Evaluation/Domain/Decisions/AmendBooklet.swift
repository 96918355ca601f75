public import Contracts
public import Scheme

// A transmitted booklet is the panel's to judge on, and evaluation no longer holds the file. What the two observers may
// still do is submit: a rectification or an addendum that both have signed goes to the panel as an event, and the panel,
// which alone decides on the file, answers whether it came before its decision took effect. Until that answer is heard
// no further one is drawn up, so that the chain of what was signed has one end that both sides know. If the decision
// came first, the submission has no effect, which is recorded on both sides.

/// An observer draws up a rectification of a material error in the booklet that was transmitted (specification, step 4).
public func decide(
    _ command: RectifyBooklet,
    on file: AssessmentFile?,
    signed: SignedBooklet?,
    standard: AssessmentStandard,
    policy: ConcertationPolicy,
    seal: BookletSeal,
    by actor: Actor
) -> Decision {
    let draft = AmendmentDraft(command)
    return drawUp(draft, on: file, signed: signed, standard: standard, policy: policy, seal: seal, by: actor)
}

/// An observer draws up an addendum that answers an adjournment (specification, steps 4 and 6).
public func decide(
    _ command: AddToBooklet,
    on file: AssessmentFile?,
    signed: SignedBooklet?,
    standard: AssessmentStandard,
    policy: ConcertationPolicy,
    seal: BookletSeal,
    by actor: Actor
) -> Decision {
    let draft = AmendmentDraft(command)
    return drawUp(draft, on: file, signed: signed, standard: standard, policy: policy, seal: seal, by: actor)
}

private func drawUp(
    _ draft: AmendmentDraft,
    on file: AssessmentFile?,
    signed: SignedBooklet?,
    standard: AssessmentStandard,
    policy: ConcertationPolicy,
    seal: BookletSeal,
    by actor: Actor
) -> Decision {
    guard let file, case .transmitted(let transmitted) = file.stage, let signed else {
        return .refused(bookletIsTransmitted(file, draft.dossier))
    }
    let refusal =
        candidateIsOfTheFile(draft.candidate, signed.transmitted.file)
        ?? transmittedObserverActs(draft.signatory, transmitted, draft.dossier, by: actor)
        ?? amendmentFollowsTheChain(draft, transmitted)
        ?? amendmentSaysWhy(draft)
        ?? addendumOnlyCompletes(draft, signed, standard)
        ?? amendmentIsSound(draft, signed, standard, policy)
    if let refusal { return .refused(refusal) }
    return .accepted([
        BookletAmendmentDrawnUp(
            dossier: draft.dossier,
            attempt: transmitted.attempt,
            candidate: transmitted.candidate,
            signatory: draft.signatory,
            amendment: draft.amendment(seal),
            personal: draft.words.map { SealedAmendmentPersonal(words: $0, salt: seal.salt) }
        )
    ])
}

/// The other observer signs what the first drew up; with that it goes to the panel that has the file.
///
/// - Parameter drawnUp: the amendment that stands with one signature.
public func decide(
    _ command: SignBookletAmendment,
    on file: AssessmentFile?,
    drawnUp: BookletAmendmentDrawnUp?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let file, case .transmitted(let transmitted) = file.stage else {
        return .refused(bookletIsTransmitted(file, command.dossier))
    }
    if let refusal = transmittedObserverActs(command.signatory, transmitted, command.dossier, by: actor) {
        return .refused(refusal)
    }
    guard case .drawnUp(let digest, let first) = transmitted.amendment, let drawnUp,
        drawnUp.amendment.digest == digest
    else { return .refused(notNow(transmitted.amendment?.name ?? "transmitted", command.dossier)) }
    if command.digest != digest {
        return .refused("bothSignTheSameBooklet", ["dossier": command.dossier.value, "stands": digest])
    }
    if first == command.signatory { return .accepted([]) }
    switch drawnUp.amendment.kind {
    case .rectification:
        return .accepted([
            BookletRectified(
                dossier: command.dossier,
                attempt: transmitted.attempt,
                candidate: transmitted.candidate,
                panel: transmitted.panel,
                amendment: drawnUp.amendment,
                signatory: command.signatory,
                signedAt: now,
                personal: drawnUp.personal
            )
        ])
    case .addendum:
        return .accepted([
            BookletAddendumSigned(
                dossier: command.dossier,
                attempt: transmitted.attempt,
                candidate: transmitted.candidate,
                panel: transmitted.panel,
                amendment: drawnUp.amendment,
                signatory: command.signatory,
                signedAt: now,
                personal: drawnUp.personal
            )
        ])
    }
}

/// The panel has taken an amendment: it is part of the file, and the next one follows it.
public func decide(_ event: BookletAmendmentTaken, on file: AssessmentFile?) -> Decision {
    settle(event.digest, taken: true, file)
}

/// The panel could not take an amendment: the decision had come first.
public func decide(_ event: BookletAmendmentRefused, on file: AssessmentFile?) -> Decision {
    settle(event.digest, taken: false, file)
}

private func settle(_ digest: String, taken: Bool, _ file: AssessmentFile?) -> Decision {
    guard let file, case .transmitted(let transmitted) = file.stage, transmitted.amendment == .submitted(digest)
    else { return .accepted([]) }
    return .accepted([
        BookletAmendmentSettled(dossier: file.dossier, attempt: transmitted.attempt, digest: digest, taken: taken)
    ])
}
