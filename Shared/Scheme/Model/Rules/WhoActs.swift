public import Contracts

/// Who holds an office acts in it: in this role, held in this branch, and, where the command names one, this very person.
///
/// Every decision on what an officer, an authority, a member of a jury or the committee wants asks it, with the branch of
/// what is decided on, never the branch that the command or the actor names by itself.
///
/// - Parameters:
///   - role: the office.
///   - person: whom the command names; `nil` where it names nobody.
///   - branch: the branch that the office is held in; `nil` for the committee, whose office is held in none.
public func officeActs(
    _ role: Actor.Role,
    _ person: PersonID? = nil,
    of branch: BranchID?,
    _ actor: Actor
) -> Refusal? {
    if actor.role == role, actor.branch == branch, person.map({ $0.value == actor.id }) ?? true { return nil }
    return actorMayNot(actor, needed: Actor(role, person?.value ?? "", of: branch))
}

/// Who acts is this very person or organisation, in a role that is held in no branch: nobody records, declares or signs
/// for another.
public func selfActs(_ role: Actor.Role, _ id: String, _ actor: Actor) -> Refusal? {
    actor.role == role && actor.id == id ? nil : actorMayNot(actor, needed: Actor(role, id))
}

private func actorMayNot(_ actor: Actor, needed: Actor) -> Refusal {
    var words = needed.description
    if needed.id.isEmpty { words.removeLast() }
    return Refusal("actorMayNot", ["actor": actor.description, "needed": words])
}
