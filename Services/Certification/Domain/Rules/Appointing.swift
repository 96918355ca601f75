import Contracts
import Kernel
import Scheme

/// A signing key is one person's: with the same key, two signatures would not be two persons'.
///
/// - Parameter holder: who holds the key already.
func signingKeyIsPersonal(_ signatory: PersonID, holder: PersonID?) -> Refusal? {
    guard let holder, holder != signatory else { return nil }
    return Refusal("signingKeyIsPersonal", ["heldBy": holder.value])
}

/// Who signs is appointed, and a mandate ended, by two persons: for a branch by its authority and the C4S, for the C4S by
/// two of its own.
func appointingTakesTwoPersons(_ first: Actor, _ second: Actor, for capacity: SigningCapacity) -> Bool {
    guard first.id != second.id else { return false }
    return switch capacity {
    case .branch: first.role != second.role
    case .committee: true
    }
}

/// A new mandate signs only some days after its appointment was put on record (policy `mandateDelayDays`). In these days
/// whoever it concerns can object. They run from the recording, not from the day done: nobody could object earlier.
/// A mandate for the C4S, that signs for every branch, waits for the longest of the branches' delays.
func mandateSignsAfterItsDelay(_ mandate: SigningMandate, putOnRecord day: Day, _ scheme: Scheme) -> Day {
    let delay =
        switch mandate.capacity {
        case .branch(let branch): scheme.policy(of: branch)?.award.mandateDelayDays ?? 0
        case .committee: scheme.branches.compactMap { scheme.policy(of: $0.id)?.award.mandateDelayDays }.max() ?? 0
        }
    return max(mandate.from, day.adding(days: delay))
}

/// An appointment is whole: who, for whom, from when, by which act, with a key; everything wrong at once.
func appointmentIsComplete(_ command: AppointSignatory, _ scheme: Scheme) -> [Fault] {
    let mandate = command.mandate
    var faults: [Fault] = []
    if base64Bytes(mandate.publicKey).map(Ed25519PublicKey.isSound) != true {
        let expected = "an Ed25519 public key, 32 bytes in base64, no point of low order"
        faults.append(Fault("mandate.publicKey", "notAKey", expected: expected))
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
        if delegationIsAllowed(mandate, scheme) != nil {
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
func delegationIsAllowed(_ mandate: SigningMandate, _ scheme: Scheme) -> Refusal? {
    guard mandate.delegation != nil, case .branch(let branch) = mandate.capacity,
        let policy = scheme.policy(of: branch), !policy.award.delegatedSignatures
    else { return nil }
    return Refusal("delegationIsAllowed", ["branch": branch.value, "mandate": mandate.id.value])
}
