public import Contracts
import Scheme

/// What stands against erasing what is held about a person, because a complaint is about them.
public func erasureObstacles(of person: KnownPerson?) -> [Refusal] {
    (person?.complaints ?? []).map(complaintAboutSomebodySuspendsErasure)
}

/// Who erases by hand does it for the system's keeping, in no other role.
func operatorErases(_ actor: Actor) -> Refusal? {
    actor.role == .systemOperator ? nil : Refusal("operatorErases", ["actor": actor.description])
}

/// While a complaint about somebody is open, nothing that is held about them is erased: they could not be heard on it.
func complaintAboutSomebodySuspendsErasure(_ complaint: ComplaintID) -> Refusal {
    Refusal("complaintAboutSomebodySuspendsErasure", ["complaint": complaint.value])
}

/// What was said in a complaint is kept for its term from the decision (policy `decidedComplaint`).
func complaintIsKeptForItsTerm(decidedOn day: Day, _ policy: BranchPolicy) -> Day {
    day.adding(years: policy.retention.decidedComplaint)
}
