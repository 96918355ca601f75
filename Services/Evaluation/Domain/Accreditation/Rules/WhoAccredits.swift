import Contracts
import Scheme

/// Who suspends is an officer or the authority of the branch.
func officeOfBranchActs(_ branch: BranchID, _ actor: Actor) -> Refusal? {
    officeActs(.authority, of: branch, actor) == nil ? nil : officeActs(.officer, of: branch, actor)
}

/// There is no such application, or it is not in the stage for this.
func applicationIsNot(_ application: AccreditationApplication?, _ person: PersonID, _ branch: BranchID) -> Refusal {
    guard let application else {
        return Refusal("unknownApplication", ["evaluator": person.value, "branch": branch.value])
    }
    return Refusal("notNow", ["evaluator": person.value, "state": application.stage.rawValue])
}
