import Contracts

/// Whoever the command names is the one who acts, in the right role.
func actorIs(_ role: Actor.Role, _ person: PersonID, _ actor: Actor) -> Refusal? {
    actor.role == role && actor.id == person.value
        ? nil : Refusal("actorMayNot", ["actor": actor.description, "role": role.rawValue])
}

/// It is not the time for this: the stage of what it is about does not allow it.
func notNow(_ state: String) -> Refusal { Refusal("notNow", ["state": state]) }

/// A branch's authority acts for its own branch.
func authorityActs(_ authority: PersonID, of branch: BranchID, _ actor: Actor) -> Refusal? {
    if let refusal = actorIs(.authority, authority, actor) { return refusal }
    return actor.branch == branch
        ? nil : Refusal("actorMayNot", ["actor": actor.description, "branch": branch.value])
}
