public import Contracts

/// A person's key, as the service that looks at a signature knows it.
public struct KnownKey: Sendable, Equatable {
    /// How far it has come.
    public enum Standing: String, Sendable, Codable {
        /// By one person; nothing is signed with it yet.
        case proposed
        /// By two persons.
        case registered
        /// What is signed with it counts no more.
        case revoked
    }

    /// How far it has come.
    public var standing: Standing
    /// The branch.
    public var branch: BranchID
    /// Whose key it is.
    public var holder: PersonID
    /// The role in which the holder signs with it.
    public var role: Actor.Role

    /// A known key.
    public init(standing: Standing, branch: BranchID, holder: PersonID, role: Actor.Role) {
        self.standing = standing
        self.branch = branch
        self.holder = holder
        self.role = role
    }
}

/// Why a signature does not prove an act.
public enum SignatureFault: String, Sendable, CaseIterable {
    /// None came with the command.
    case missing
    /// Its key is not registered here.
    case unknownKey
    /// Its key is revoked.
    case revokedKey
    /// Its key is somebody else's, or the same person's in another role or branch.
    case otherHolder
    /// The public half of its key is erased.
    case erasedKey
    /// It was made longer ago than the branch takes signatures (policy `signatureDays`).
    case tooOld
    /// It was made at a time that has not come.
    case notYet
    /// Some part of it is not what its contract says.
    case malformed
    /// It is none by that key over this command.
    case doesNotHold
    /// The branch takes no passkeys (policy `passkeySite`).
    case noPasskeys
    /// The passkey has signed something else than an assertion.
    case noAssertion
    /// The passkey has signed another challenge than the digest of this act's statement.
    case otherChallenge
    /// The passkey was asked by another site.
    case otherSite
    /// The passkey has not seen that somebody is there.
    case nobodyPresent
    /// The passkey has not verified who is there.
    case nobodyVerified
}

/// By how many milliseconds the clock with which a person signs may be ahead.
private let aheadAtMost: Int64 = 600_000

/// What can be said of a signature without looking into it: of its key, and of its time.
///
/// - Parameters:
///   - key: the key that it names; `nil` where nothing is known of it.
///   - actor: who acts.
///   - branch: the branch in which they act.
///   - signedAt: the command's time, which is part of what is signed.
public func keyFault(
    of key: KnownKey?,
    for actor: Actor,
    in branch: BranchID,
    signedAt: Instant,
    at now: Instant,
    _ policy: VouchingPolicy
) -> SignatureFault? {
    guard let key, key.standing != .proposed else { return .unknownKey }
    guard key.standing == .registered else { return .revokedKey }
    guard key.holder.value == actor.id, key.role == actor.role, key.branch == branch, actor.branch == branch else {
        return .otherHolder
    }
    if now.adding(milliseconds: aheadAtMost) < signedAt { return .notYet }
    if signedAt.adding(days: policy.signatureDays) < now { return .tooOld }
    return nil
}

/// Who acts has signed the act, where their branch demands it (policy `vouching`): neither the portal nor an operator can
/// act for them.
///
/// - Parameters:
///   - fault: why the signature does not prove it; `nil` when it does.
///   - key: the key that it names.
public func personSignsTheAct(
    _ fault: SignatureFault?,
    _ act: VouchingPolicy.Act,
    key: PersonKeyID?
) -> Refusal? {
    guard let fault else { return nil }
    var facts = ["act": act.rawValue, "because": fault.rawValue]
    facts["key"] = key?.value
    return Refusal("personSignsTheAct", facts)
}
