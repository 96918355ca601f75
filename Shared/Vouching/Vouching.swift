public import Contracts
public import Messaging
public import Scheme

/// What a service has about a person's key.
public struct KeyRecord: Sendable, Equatable {
    /// Whose it is, and how far it has come.
    public var known: KnownKey
    /// What makes its signatures.
    public var kind: PersonKeyKind?
    /// Its public half in base64; `nil` once erased.
    public var publicKey: String?

    /// A record.
    public init(_ known: KnownKey, kind: PersonKeyKind?, publicKey: String?) {
        self.known = known
        self.kind = kind
        self.publicKey = publicKey
    }
}

/// Decides on a command once it is known whose act it is. Where the branch demands a signature, that is looked at before
/// the domain decides, and the events say with which key the act was signed. Elsewhere the sending program's word is enough,
/// and a signature that comes along is not looked at.
///
/// A command that comes again gets its answer out of the inbox, whatever signature comes with it: what was decided once is
/// not decided again.
///
/// - Parameters:
///   - branch: the branch in which is acted, and its policy.
///   - record: what the service has about a key.
///   - isOpen: whether the word is still enough although the policy demands a signature; asked only then.
public func vouched(
    _ context: Context,
    in branch: BranchID,
    _ policy: VouchingPolicy,
    record: (PersonKeyID) throws -> KeyRecord?,
    isOpen: () throws -> Bool = { false },
    decide: () throws -> Decision
) throws -> Decision {
    guard let act = VouchingPolicy.Act(context.envelope.type), policy.demand(for: act) == .signature, try !isOpen()
    else { return try decide() }
    guard let signature = context.envelope.signature else {
        return personSignsTheAct(.missing, act, key: nil).map { .refused($0) } ?? .accepted([])
    }
    let fault = try fault(of: signature, context, in: branch, policy, try record(signature.key))
    if let refusal = personSignsTheAct(fault, act, key: signature.key) { return .refused(refusal) }
    return try decide().signed(with: signature.key)
}

private func fault(
    of signature: ActSignature,
    _ context: Context,
    in branch: BranchID,
    _ policy: VouchingPolicy,
    _ record: KeyRecord?
) throws -> SignatureFault? {
    let envelope = context.envelope
    if let fault = keyFault(
        of: record?.known,
        // An act on behalf rests on the signature of the officer who records it, and on its document.
        for: context.recorder,
        in: branch,
        signedAt: envelope.time,
        at: context.now,
        policy
    ) {
        return fault
    }
    guard let record, let kind = record.kind, let text = record.publicKey else { return .erasedKey }
    guard let key = PublicKey(kind, base64: text), let user = envelope.user,
        let statement = ActStatement(envelope, sentBy: user, to: context.store, bodyDigest: context.bodyDigest)
    else { return .malformed }
    return signatureFault(of: signature, over: statement, by: key, site: policy.passkeySite)
}

extension Decision {
    /// The same, with what it says of the act signed with that key.
    fileprivate func signed(with key: PersonKeyID) -> Decision {
        guard case .accepted(let events) = self else { return self }
        return .accepted(
            events.map { event in
                guard var signed = event as? any SignedEvent else { return event }
                signed.signedWith = key
                return signed
            }
        )
    }
}
