import Contracts

/// Who acts holds the role that the act belongs to (specification, who uses it).
func actorHolds(_ role: Actor.Role, _ actor: Actor) -> Refusal? {
    actor.role == role ? nil : actorMayNot(actor, needed: role.rawValue)
}

/// Who acts is this very person, in this role: nobody records, declares or signs for another.
func actorIs(_ role: Actor.Role, _ id: String, _ actor: Actor) -> Refusal? {
    actor.role == role && actor.id == id ? nil : actorMayNot(actor, needed: "\(role.rawValue):\(id)")
}

private func actorMayNot(_ actor: Actor, needed: String) -> Refusal {
    Refusal("actorMayNot", ["actor": actor.description, "needed": needed])
}

/// Who acts is an observer of this attempt, in their own name (specification, step 2: both observers are designated).
func observerActs(_ observer: PersonID, of attempt: Attempt, by actor: Actor) -> Refusal? {
    guard let designation = attempt.designation else {
        return Refusal(
            "bothObserversAreDesignated",
            ["dossier": attempt.file.dossier.value, "state": attempt.phaseName]
        )
    }
    guard let role = designation.role(of: observer) else {
        return Refusal(
            "observerIsDesignated",
            ["dossier": attempt.file.dossier.value, "observer": observer.value]
        )
    }
    return actorIs(role, observer.value, actor) ?? upheldObjectionExcludes(observer, attempt)
}
