import Contracts
import Scheme

/// A branch's signatories are appointed by its authority or by the C4S, those of the C4S by the C4S.
func appointerActs(_ appointer: PersonID, _ capacity: SigningCapacity, _ actor: Actor) -> Refusal? {
    let roles: [Actor.Role] =
        switch capacity {
        case .branch: [.authority, .committee]
        case .committee: [.committee]
        }
    if roles.contains(actor.role), actor.id == appointer.value { return nil }
    return Refusal("actorMayNot", ["actor": actor.description, "capacity": capacity.description])
}

/// A signatory acts in the role that they sign for.
func signatoryActs(_ signatory: PersonID, _ capacity: SigningCapacity, _ actor: Actor) -> Refusal? {
    let role: Actor.Role =
        switch capacity {
        case .branch: .authority
        case .committee: .committee
        }
    if actor.role == role, actor.id == signatory.value { return nil }
    return Refusal("actorMayNot", ["actor": actor.description, "capacity": capacity.description])
}

/// A signing key is one person's: with the same key, two signatures would not be two persons'.
///
/// - Parameter holder: who holds the key already.
func signingKeyIsPersonal(_ signatory: PersonID, holder: PersonID?) -> Refusal? {
    guard let holder, holder != signatory else { return nil }
    return Refusal("signingKeyIsPersonal", ["heldBy": holder.value])
}

/// An appointment is whole: who, for whom, from when, by which act, with a key; everything wrong at once.
func appointmentIsComplete(_ command: AppointSignatory, _ scheme: Scheme) -> [Fault] {
    let mandate = command.mandate
    var faults: [Fault] = []
    if base64Length(mandate.publicKey) != 32 {
        faults.append(Fault("mandate.publicKey", "notAKey", expected: "an Ed25519 public key, 32 bytes in base64"))
    }
    if let until = mandate.until, until < mandate.from {
        faults.append(Fault("mandate.until", "beforeBegin", expected: "\(mandate.from) or later"))
    }
    if case .branch(let branch) = mandate.capacity, scheme.branch(branch) == nil {
        faults.append(Fault("mandate.capacity", "unknown", expected: "a branch of the scheme, or committee"))
    }
    if let delegation = mandate.delegation {
        if delegation.delegator == command.signatory {
            faults.append(Fault("mandate.delegation.delegator", "isTheSignatory", expected: "somebody else"))
        }
        if !delegationIsAllowed(mandate.capacity, scheme) {
            faults.append(Fault("mandate.delegation", "delegationIsAllowed", expected: "no delegation in this branch"))
        }
    }
    for (path, text) in [("personal.name", command.personal?.name), ("personal.office", command.personal?.office)] {
        let length = text?.unicodeScalars.count ?? 0
        if text?.allSatisfy(\.isWhitespace) ?? true {
            faults.append(Fault(path, "missing", expected: "1 to 200 characters"))
        } else if length > 200 {
            faults.append(Fault(path, "tooLong", expected: "1 to 200 characters"))
        }
    }
    return faults
}

/// A signatory may delegate where the branch's policy says so (policy `delegatedSignatures`).
func delegationIsAllowed(_ capacity: SigningCapacity, _ scheme: Scheme) -> Bool {
    guard case .branch(let branch) = capacity, let policy = scheme.policy(of: branch) else { return true }
    return policy.award.delegatedSignatures
}
