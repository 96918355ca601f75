import Contracts
import Scheme

/// The roles in which somebody signs with a key of theirs.
private let signingRoles: Set<Actor.Role> = [.juryMember, .officer, .authority]

/// The public half is one, and it is for somebody who acts in a branch.
///
/// - Parameter id: the key's name; `nil` where what was sent is no key.
func keyIsSound(_ command: RegisterPersonKey, id: PersonKeyID?) -> [Fault] {
    var faults: [Fault] = []
    if id == nil {
        let expected =
            switch command.kind {
            case .file: "an Ed25519 public key, 32 bytes in base64, no point of low order"
            case .passkey: "an uncompressed point on P-256, 65 bytes in base64"
            }
        faults.append(Fault("personal.publicKey", "notAKey", expected: expected))
    }
    if !signingRoles.contains(command.role) {
        let expected = signingRoles.map(\.rawValue).sorted().joined(separator: ", ")
        faults.append(Fault("role", "notASigningRole", expected: "one of \(expected)"))
    }
    return faults
}

/// A key is one person's, in one role of one branch, once it was registered or revoked: with the same key, two persons' acts
/// would not be two persons'. What is only proposed holds nothing.
func keyIsOnePersons(_ key: PersonKey?, _ branch: BranchID, _ holder: PersonID, _ role: Actor.Role) -> Refusal? {
    guard let key, key.standing != .proposed, !key.isFor(branch, holder, role) else { return nil }
    return Refusal("keyIsOnePersons", ["key": key.key.value])
}

/// A key is registered by two persons: the branch's authority and an officer, in either order.
func keyTakesTwoPersons(_ first: PersonKey.Proposal, _ second: PersonKey.Proposal) -> Bool {
    first.by != second.by && first.role != second.role
}

/// A revoked key is not registered again: whoever has taken it would have it again.
func revokedKeyStaysRevoked(_ key: PersonKey?) -> Refusal? {
    guard let key, key.standing == .revoked else { return nil }
    return Refusal("revokedKeyStaysRevoked", ["key": key.key.value])
}

/// Who acts for the branch is its officer or its authority, in person.
func officeActsInPerson(_ person: PersonID, of branch: BranchID, _ actor: Actor) -> Refusal? {
    officeActs(actor.role == .officer ? .officer : .authority, person, of: branch, actor)
}
