import Contracts
import EvaluationDomain
import Messaging
import Scheme
import Vouching

/// With which keys the people of a branch sign what they do: registered by two persons, revoked by one, told to the panels.
@Listening func keepingKeys(_ scheme: Scheme) -> [any ListeningEntry] {
    signed(RegisterPersonKey.self, scheme, of: \.branch) { command, context, _ in
        let key = command.personal.flatMap { PublicKey(command.kind, base64: $0.publicKey)?.id }
        return decide(
            command,
            on: try key.flatMap { try context.key($0) },
            id: key,
            by: context.actor,
            at: context.now
        )
    }
    signed(RevokePersonKey.self, scheme, of: \.branch) { command, context, policy in
        decide(
            command,
            on: try context.key(command.key),
            policy: policy.retention,
            by: context.actor,
            at: context.now
        )
    }
    WhenDue(PersonKey.self, PersonKey.retentionEnd) { decideRetention(of: $0, at: $1.now) }
    Answering(ListPersonKeys.self) { question, context in try context.page(question) }
}

/// An entry of the table: what is decided on an act that the person signs, where their branch demands it.
func signed<C: Command>(
    _ type: C.Type,
    _ scheme: Scheme,
    of branch: @escaping @Sendable (C) -> BranchID,
    _ decide: @escaping @Sendable (C, Context, BranchPolicy) throws -> Decision
) -> On {
    On(type) { command, context in
        let branch = branch(command)
        guard let policy = scheme.policy(of: branch) else { return unknownBranch(branch) }
        return try vouched(
            context,
            in: branch,
            policy.vouching,
            record: { try context.record(of: $0) },
            // The first of a branch: nobody has a key to sign with, yet.
            isOpen: { try VouchingPolicy.Act(C.type) == .keys && !context.hadKey(context.actor.role, in: branch) },
            decide: { try decide(command, context, policy) }
        )
    }
}

extension Context {
    /// How many keys one page has: the loop waits that long and no longer.
    private static let pageLength = 200

    fileprivate func page(_ question: ListPersonKeys) throws -> ListPersonKeys.Reply {
        let prefix = PersonKey.prefix(question.branch)
        let first = question.after.map { max(prefix, $0 + "\u{1}") } ?? prefix
        let found = try claims(from: first, before: prefix + "~", limit: Self.pageLength)
        let keys = try found.compactMap { try load(PersonKey.self, String($0.stream.key))?.listed }
        return ListPersonKeys.Reply(
            keys: keys,
            next: found.count < Self.pageLength ? nil : found.last?.claim.value
        )
    }

    fileprivate func key(_ key: PersonKeyID) throws -> PersonKey? { try load(PersonKey.self, key.value) }

    /// Whether anybody ever had a registered key for that role in that branch; one that was revoked counts.
    fileprivate func hadKey(_ role: Actor.Role, in branch: BranchID) throws -> Bool {
        let prefix = PersonKey.prefix(branch, role)
        return try !claims(from: prefix, before: prefix + "~", limit: 1).isEmpty
    }

    /// The public half of a key; `nil` once erased.
    fileprivate func publicHalf(of key: PersonKeyID) throws -> PersonKeyPersonal? {
        try last(KeyRegistered.self, in: StreamID(PersonKey.kind, key.value))?.personal
    }

    fileprivate func record(of key: PersonKeyID) throws -> KeyRecord? {
        guard let held = try self.key(key) else { return nil }
        return KeyRecord(held.known, kind: held.kind, publicKey: try publicHalf(of: key)?.publicKey)
    }
}
