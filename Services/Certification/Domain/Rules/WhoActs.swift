import Contracts

/// A branch's signatories are appointed by its own authority or by the C4S, those of the C4S by the C4S.
func appointerActs(_ appointer: PersonID, _ capacity: SigningCapacity, _ actor: Actor) -> Refusal? {
    if actor.role == .committee, actor.id == appointer.value { return nil }
    return officeActs(appointer, capacity, actor)
}

/// A signatory acts in person, in the office that they sign for.
func signatoryActs(_ signatory: PersonID, _ capacity: SigningCapacity, _ actor: Actor) -> Refusal? {
    officeActs(signatory, capacity, actor)
}

/// A branch's authority acts for its own branch.
func authorityActs(_ authority: PersonID, of branch: BranchID, _ actor: Actor) -> Refusal? {
    officeActs(authority, .branch(branch), actor)
}

/// A branch's officer acts for their own branch.
func officerActs(_ officer: PersonID, of branch: BranchID, _ actor: Actor) -> Refusal? {
    if actor.role == .officer, actor.branch == branch, actor.id == officer.value { return nil }
    return Refusal("actorMayNot", ["actor": actor.description, "branch": branch.value])
}

private func officeActs(_ person: PersonID, _ capacity: SigningCapacity, _ actor: Actor) -> Refusal? {
    let isInOffice =
        switch capacity {
        case .branch(let branch): actor.role == .authority && actor.branch == branch
        case .committee: actor.role == .committee
        }
    if isInOffice, actor.id == person.value { return nil }
    return Refusal("actorMayNot", ["actor": actor.description, "capacity": capacity.description])
}
