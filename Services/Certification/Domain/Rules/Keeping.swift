import Contracts
import Scheme

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
