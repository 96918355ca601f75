public import Contracts
import Crypto
import Foundation
import Kernel
import Scheme
import Vouching

/// The keys with which the people of a campaign sign, where their branch demands it (policy `vouching`).
///
/// A key follows from the campaign's seed and from whose it is. The two registrars of a branch are the same persons in every
/// campaign, with the same keys: who has registered keys there before registers those of the next campaign's people. So
/// these keys are good for rehearsals only.
public struct Keychain: Sendable {
    /// Somebody with a key.
    struct Holder: Hashable, Sendable {
        let branch: BranchID
        let role: Actor.Role
        let person: PersonID

        /// Who acts.
        var actor: Actor { Actor(role, person.value, of: branch) }
    }

    private let scheme: Scheme
    private let secret: [UInt8]

    init(_ scheme: Scheme, secret: [UInt8]) {
        self.scheme = scheme
        self.secret = secret
    }

    /// The officer of a branch who proposes keys.
    static func proposer(of branch: BranchID) -> Holder {
        Holder(branch: branch, role: .officer, person: PersonID(made: "P-\(branch)-registrar-officer"))
    }

    /// The authority of a branch that confirms keys.
    static func confirmer(of branch: BranchID) -> Holder {
        Holder(branch: branch, role: .authority, person: PersonID(made: "P-\(branch)-registrar-authority"))
    }

    /// The signature that who acts puts beside their command; `nil` where their branch does not ask for one.
    ///
    /// - Parameter envelope: what stands around the command, with its user.
    public func signature(for envelope: Envelope, to store: String, body: [UInt8]) -> ActSignature? {
        guard let act = VouchingPolicy.Act(envelope.type), let actor = envelope.actor, let user = envelope.user,
            let person = PersonID(actor.id), let branch = actor.branch,
            scheme.policy(of: branch)?.vouching.demand(for: act) == .signature,
            let statement = ActStatement(envelope, sentBy: user, to: store, bodyDigest: Digest(of: body).hexadecimal),
            let key = privateKey(of: Holder(branch: branch, role: actor.role, person: person)),
            let signature = try? key.signature(for: Data(SHA256.hash(data: statement.bytes))),
            let name = PublicKey(.file, base64: base64(key))?.id
        else { return nil }
        return ActSignature(key: name, value: signature.base64EncodedString())
    }

    /// The public half of somebody's key, in base64; empty should it be none, which no 32 bytes are.
    func publicKey(of holder: Holder) -> String { privateKey(of: holder).map(base64) ?? "" }

    /// The name of somebody's key.
    func name(of holder: Holder) -> PersonKeyID { PublicKey(.file, base64: publicKey(of: holder))?.id ?? "none" }

    private func privateKey(of holder: Holder) -> Curve25519.Signing.PrivateKey? {
        let isRegistrar = holder == Self.proposer(of: holder.branch) || holder == Self.confirmer(of: holder.branch)
        let seed = (isRegistrar ? [] : secret) + Array("\(holder.actor)".utf8)
        return try? Curve25519.Signing.PrivateKey(rawRepresentation: Data(SHA256.hash(data: seed)))
    }

    private func base64(_ key: Curve25519.Signing.PrivateKey) -> String {
        key.publicKey.rawRepresentation.base64EncodedString()
    }

}

extension Cast {
    /// Who signs what they do: the members of the juries, the officer, and who decides for the branch.
    var signers: [Keychain.Holder] {
        let members = juries.keys.sorted().flatMap { everyMember(of: $0) }.map { member in
            Keychain.Holder(branch: branch, role: .juryMember, person: member.person)
        }
        return [Keychain.Holder(branch: branch, role: .officer, person: officer)]
            + [authority, reviewer].map { Keychain.Holder(branch: branch, role: .authority, person: $0) } + members
    }
}
