public import Contracts
public import Kernel
import Scheme

/// A mandate is ended before its term: by two persons, like an appointment, but nothing is signed under it from the first
/// one's word on. A mandate that is ended already stays so.
public func decide(_ command: EndSigningMandate, on signatory: Signatory?, by: By) -> Decision {
    guard let signatory, let mandate = signatory.mandate(command.mandate) else {
        return .refused("unknownMandate", ["mandate": command.mandate.value])
    }
    if let refusal = appointerActs(command.endedBy, mandate.capacity, by.actor) { return .refused(refusal) }
    if signatory.ended.contains(mandate.id) { return .accepted([]) }
    guard let proposer = signatory.endProposed?[mandate.id] else {
        return .accepted([
            SigningMandateEndProposed(signatory: signatory.person, mandate: mandate.id, proposedBy: by.actor)
        ])
    }
    guard appointingTakesTwoPersons(proposer, by.actor, for: mandate.capacity) else { return .accepted([]) }
    return .accepted([
        SigningMandateEnded(
            signatory: signatory.person,
            mandate: mandate.id,
            endedBy: command.endedBy,
            proposedBy: proposer
        )
    ])
}
