public import Contracts
public import Kernel
public import Scheme

/// What a signature is judged by, beside the certificate.
public struct SigningFacts: Sendable {
    /// The aggregate of the person who signs.
    public var signatory: Signatory?
    /// The aggregate of the person whom the mandate's delegation names, where there is one.
    public var delegator: Signatory?
    /// Whether the signature is a valid Ed25519 signature over `CanonicalForm.bytes(of:)` of what the certificate that
    /// waits says, by the public key of the mandate; `false` where there is none.
    public var signatureIsValid: Bool
    /// Whom the document that waits names; `nil` once erased.
    public var bearer: IssuedPersonal?
    /// The signatures that the document that waits bears already.
    public var earlier: [CertificateSignature]

    /// Facts for a signature.
    public init(
        signatory: Signatory?,
        delegator: Signatory?,
        signatureIsValid: Bool,
        bearer: IssuedPersonal? = nil,
        earlier: [CertificateSignature] = []
    ) {
        self.bearer = bearer
        self.earlier = earlier
        self.signatory = signatory
        self.delegator = delegator
        self.signatureIsValid = signatureIsValid
    }
}

/// A signatory signs a certificate that waits for signatures; with the second one it is issued (specification, step 6),
/// or replaces the former one.
///
/// A signature that is there already, by the same person for the same, is accepted and changes nothing: it is no
/// second one.
public func decide(
    _ command: SignCertificate,
    on certificate: Certificate?,
    _ facts: SigningFacts,
    scheme: Scheme,
    by: By
) -> Decision {
    guard let certificate else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    guard let signatory = facts.signatory, signatory.person == command.signatory,
        let mandate = signatory.mandate(command.mandate)
    else { return .refused("signatoryActsWithinMandate", ["mandate": command.mandate.value, "because": "unknown"]) }
    if let refusal = signatoryActs(command.signatory, mandate.capacity, by.actor) { return .refused(refusal) }
    let signature = CertificateSignature(
        signatory: command.signatory,
        mandate: mandate,
        form: CanonicalForm.name,
        value: command.signature,
        signedAt: by.moment
    )
    let forged = signatureIsGenuine(facts.signatureIsValid, command.mandate)
    return certificate.signed(signature, on: by.day, earlier: by.earlierDay, facts, forged, scheme, at: by.now)
}

extension Certificate {
    /// What comes of one more signature, with a key or by hand.
    ///
    /// - Parameters:
    ///   - day: the day on which it was given.
    ///   - earlier: the same, where it is not today.
    ///   - forged: why it is none; `nil` where it is one.
    func signed(
        _ signature: CertificateSignature,
        on day: Day,
        earlier: Day?,
        _ facts: SigningFacts,
        _ forged: Refusal?,
        _ scheme: Scheme,
        at now: Instant
    ) -> Decision {
        let (own, mandate, branch) = (signature.shown, signature.mandate, content.branch)
        guard let edition = waiting else {
            let hasSigned = counting.signed.contains { $0.isBySame(as: own) }
            return hasSigned && stage != .voided ? .accepted([]) : .refused(notNow)
        }
        if edition.signed.contains(where: { $0.isBySame(as: own) }) { return .accepted([]) }
        if stage == .prepared, facts.bearer == nil {
            return .refused("holderIsNamed", ["decision": content.decision.value])
        }
        if let refusal = signatoryActsWithinMandate(facts.signatory, mandate.id, branch: branch, on: day)
            ?? actsAfterItsGround(earlier, edition.content.awardedOn)
            ?? delegationIsAllowed(mandate, scheme)
            ?? delegationRestsOnMandate(mandate, facts.delegator, on: day)
            ?? signatoriesAreTwoPersons(signature.signatory, mandate.capacity, edition.signed)
            ?? capacityHasNotSigned(mandate.capacity, edition.signed)
            ?? wordingIsShownAsSuch(edition.content, scheme)
            ?? forged
        {
            return .refused(refusal)
        }
        let event = CertificateSigned(
            certificate: content.certificate,
            number: edition.content.number,
            dossier: dossier,
            signature: signature
        )
        let all = edition.signed + [own]
        guard certificateBearsBothSignatures(all, branch: branch) else { return .accepted([event]) }
        return .accepted([event, completed(edition, by: signature, signed: all, facts, scheme, at: now)])
    }
}

extension SignedBy {
    /// Whether it is the same person's signature for the same, under whichever mandate.
    func isBySame(as other: SignedBy) -> Bool { signatory == other.signatory && capacity == other.capacity }
}

extension Certificate {
    /// With the second signature a first edition is issued, and a later one replaces the one before.
    fileprivate func completed(
        _ edition: Edition,
        by last: CertificateSignature,
        signed: [SignedBy],
        _ facts: SigningFacts,
        _ scheme: Scheme,
        at now: Instant
    ) -> any Event {
        let policy = scheme.policy(of: content.branch) ?? BranchPolicy()
        let dispatch = CertificateDeadline(
            from: now.parisDay,
            days: policy.due.certificateDispatch,
            policy.due
        )
        if edition.content.number != content.number {
            return CertificateReplaced(
                certificate: content.certificate,
                dossier: dossier,
                holder: content.holder,
                former: content.number,
                number: edition.content.number,
                replacedAt: now,
                dispatch: dispatch,
                content: edition.content,
                taken: edition.taken,
                signatures: facts.earlier + [last],
                personal: facts.bearer
            )
        }
        return CertificateIssued(
            content: edition.content,
            taken: edition.taken,
            signed: signed,
            dossier: dossier,
            issuedAt: now,
            dispatch: dispatch,
            survey: policy.award.surveyMonths.sorted().map {
                SurveyRound(afterMonths: $0, on: content.awardedOn.adding(months: $0))
            },
            signatures: facts.earlier + [last],
            personal: facts.bearer
        )
    }

    /// The refusal of something that is not done in this stage.
    var notNow: Refusal { Refusal("notNow", ["state": stage.rawValue]) }
}
