public import Contracts
public import Scheme

/// What stands against erasing what is personal of a certificate.
public func erasureObstacles(in certificate: Certificate, scheme: Scheme, at now: Instant) -> [Refusal] {
    let policy = scheme.policy(of: certificate.content.branch) ?? BranchPolicy()
    return registerKeepsItsHolders(certificate, policy, at: now).map { [$0] } ?? []
}

/// What stands against erasing what is held about a signatory.
public func erasureObstacles(
    of signatory: Signatory?,
    concerned: ConcernedSignatory?,
    scheme: Scheme,
    at now: Instant
) -> [Refusal] {
    [
        signatory.flatMap { nameStandsUnderSignatures($0, scheme, at: now) },
        complaintKeepsTheSignatory(concerned),
    ].compactMap { $0 }
}

/// Whoever holds or held a certificate stands in the register for its term (policy `minutesAndRegister`), whoever asks
/// for their erasure: a certificate is worth what stands behind it. One that was never issued is not in the register.
func registerKeepsItsHolders(_ certificate: Certificate, _ policy: BranchPolicy, at now: Instant) -> Refusal? {
    guard certificate.stage != .voided else { return nil }
    let until =
        certificate.registerKeptUntil?.parisDay
        ?? certificate.content.awardedOn.adding(months: 12 * policy.retention.minutesAndRegister)
    guard now.parisDay < until else { return nil }
    return Refusal(
        "registerKeepsItsHolders",
        ["certificate": certificate.content.certificate.value, "until": until.description]
    )
}

/// A signatory's name and office are kept as long as the register keeps the last certificate that they may have signed
/// (policy `minutesAndRegister`): from the end of the last mandate on, for the longest term of those whom they signed for.
func signatoryIsKeptAsLongAsTheRegister(_ signatory: Signatory, endedOn day: Day, _ scheme: Scheme) -> Day {
    let years = signatory.mandates.map { mandate -> Int in
        let policies =
            switch mandate.capacity {
            case .branch(let branch): [scheme.policy(of: branch)].compactMap { $0 }
            case .committee: scheme.branches.compactMap { scheme.policy(of: $0.id) }
            }
        return policies.map(\.retention.minutesAndRegister).max() ?? RetentionPolicy().minutesAndRegister
    }
    return day.adding(months: 12 * (years.max() ?? RetentionPolicy().minutesAndRegister))
}

/// A name that stands under signatures is kept for its term, whoever asks: without it nobody could say who signed.
func nameStandsUnderSignatures(_ signatory: Signatory, _ scheme: Scheme, at now: Instant) -> Refusal? {
    if let keeping = signatory.keeping, keeping.until.map({ $0 <= now }) ?? true { return nil }
    var facts = ["signatory": signatory.person.value]
    facts["until"] = signatory.keeping?.until?.parisDay.description
    return Refusal("nameStandsUnderSignatures", facts)
}

/// While a complaint about somebody is open, nothing that is held about them is erased.
func complaintKeepsTheSignatory(_ concerned: ConcernedSignatory?) -> Refusal? {
    (concerned?.complaints.first).map { Refusal("complaintKeepsTheSignatory", ["complaint": $0.value]) }
}
