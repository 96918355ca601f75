import Contracts
import Scheme

/// A branch's signatories are appointed by its own authority or by the C4S, those of the C4S by the C4S.
func appointerActs(_ appointer: PersonID, _ capacity: SigningCapacity, _ actor: Actor) -> Refusal? {
    if officeActs(.committee, appointer, of: nil, actor) == nil { return nil }
    return signatoryActs(appointer, capacity, actor)
}

/// A signatory acts in person, in the office that they sign for.
func signatoryActs(_ signatory: PersonID, _ capacity: SigningCapacity, _ actor: Actor) -> Refusal? {
    switch capacity {
    case .branch(let branch): officeActs(.authority, signatory, of: branch, actor)
    case .committee: officeActs(.committee, signatory, of: nil, actor)
    }
}
