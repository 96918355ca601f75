public import Contracts
public import Scheme

/// Somebody is appointed to sign certificates (specification, step 6): one person proposes it, and a second one, of the
/// other side, confirms it by saying the same. What differs is a proposal of its own. The mandate signs after a delay.
///
/// - Parameters:
///   - signatory: the aggregate of the person appointed.
///   - keyHeldBy: who holds `Signatory.key(_:)` for the mandate's public key.
///   - delegator: the aggregate of the person whom the mandate's delegation names.
///   - mandateHeldBy: who holds `Signatory.mandateClaim(_:)` for the mandate.
public func decide(
    _ command: AppointSignatory,
    on signatory: Signatory?,
    delegator: Signatory?,
    keyHeldBy: PersonID?,
    mandateHeldBy: PersonID?,
    scheme: Scheme,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = appointerActs(command.appointedBy, command.mandate.capacity, actor) { return .refused(refusal) }
    guard mandateHeldBy == nil, signatory?.mandate(command.mandate.id) == nil else {
        return .refused("mandateExists", ["mandate": command.mandate.id.value])
    }
    let faults = appointmentIsComplete(command, scheme)
    guard faults.isEmpty else { return .refused(Refusal("appointmentIsComplete", faults: faults)) }
    if let refusal = signingKeyIsPersonal(command.signatory, holder: keyHeldBy)
        ?? delegationRestsOnMandate(command.mandate, delegator, on: nil)
    {
        return .refused(refusal)
    }
    let proposal = signatory?.proposal(command.mandate.id)
    if let proposal, proposal.mandate == command.mandate {
        if proposal.by == actor { return .accepted([]) }
        if appointingTakesTwoPersons(proposal.by, actor, for: command.mandate.capacity) {
            return .accepted([
                SignatoryAppointed(
                    signatory: command.signatory,
                    mandate: command.mandate,
                    appointedBy: command.appointedBy,
                    proposedBy: proposal.by,
                    signsFrom: mandateSignsAfterItsDelay(command.mandate, appointedOn: now.parisDay, scheme),
                    personal: command.personal
                )
            ])
        }
    }
    return .accepted([
        SignatoryProposed(signatory: command.signatory, mandate: command.mandate, proposedBy: actor)
    ])
}

/// A mandate is ended before its term: by two persons, like an appointment, but nothing is signed under it from the first
/// one's word on. A mandate that is ended already stays so.
public func decide(_ command: EndSigningMandate, on signatory: Signatory?, by actor: Actor) -> Decision {
    guard let signatory, let mandate = signatory.mandate(command.mandate) else {
        return .refused("unknownMandate", ["mandate": command.mandate.value])
    }
    if let refusal = appointerActs(command.endedBy, mandate.capacity, actor) { return .refused(refusal) }
    if signatory.ended.contains(mandate.id) { return .accepted([]) }
    guard let proposer = signatory.endProposed?[mandate.id] else {
        return .accepted([
            SigningMandateEndProposed(signatory: signatory.person, mandate: mandate.id, proposedBy: actor)
        ])
    }
    guard appointingTakesTwoPersons(proposer, actor, for: mandate.capacity) else { return .accepted([]) }
    return .accepted([
        SigningMandateEnded(
            signatory: signatory.person,
            mandate: mandate.id,
            endedBy: command.endedBy,
            proposedBy: proposer
        )
    ])
}
