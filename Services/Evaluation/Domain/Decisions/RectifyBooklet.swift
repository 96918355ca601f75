public import Contracts
public import Kernel
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
    by: By
) -> Decision {
    let draft = AmendmentDraft(command)
    return drawUp(draft, on: file, signed: signed, standard: standard, policy: policy, seal: seal, by: by.actor)
}
