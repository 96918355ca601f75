public import Contracts
public import Kernel
public import Scheme

/// An observer draws up an addendum that answers an adjournment (specification, steps 4 and 6).
public func decide(
    _ command: AddToBooklet,
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
