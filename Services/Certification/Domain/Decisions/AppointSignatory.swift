public import Contracts
public import Kernel
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
    by: By
) -> Decision {
    if let refusal = appointerActs(command.appointedBy, command.mandate.capacity, by.actor) { return .refused(refusal) }
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
        if proposal.by == by.actor { return .accepted([]) }
        if appointingTakesTwoPersons(proposal.by, by.actor, for: command.mandate.capacity) {
            return .accepted([
                SignatoryAppointed(
                    signatory: command.signatory,
                    mandate: command.mandate,
                    appointedBy: command.appointedBy,
                    proposedBy: proposal.by,
                    signsFrom: mandateSignsAfterItsDelay(command.mandate, putOnRecord: by.now.parisDay, scheme),
                    personal: command.personal
                )
            ])
        }
    }
    return .accepted([
        SignatoryProposed(signatory: command.signatory, mandate: command.mandate, proposedBy: by.actor)
    ])
}
