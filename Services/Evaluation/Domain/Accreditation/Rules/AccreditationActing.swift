import Contracts

/// Who acts holds that role in that branch: a branch accredits for itself.
func actorHolds(_ role: Actor.Role, of branch: BranchID, _ actor: Actor) -> Refusal? {
    if actor.role == role, actor.branch == branch { return nil }
    return Refusal("actorMayNot", ["actor": actor.description, "needed": "\(role.rawValue)@\(branch)"])
}

/// Who suspends is an officer or the authority of the branch.
func officeOfBranchActs(_ branch: BranchID, _ actor: Actor) -> Refusal? {
    actorHolds(.authority, of: branch, actor) == nil ? nil : actorHolds(.officer, of: branch, actor)
}

/// There is no such application, or it is not in the stage for this.
func applicationIsNot(_ application: AccreditationApplication?, _ person: PersonID, _ branch: BranchID) -> Refusal {
    guard let application else {
        return Refusal("unknownApplication", ["evaluator": person.value, "branch": branch.value])
    }
    return Refusal("notNow", ["evaluator": person.value, "state": application.stage.rawValue])
}
