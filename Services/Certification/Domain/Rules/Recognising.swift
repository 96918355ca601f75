import Contracts
import Scheme

/// A joined branch recognises by right every valid certificate that was issued while its issuer had joined
/// (specification, organisation of the CCS).
///
/// - Parameter number: the number that the holder showed: a replaced one is not the certificate any more.
func recognitionIsByRight(
    _ certificate: Certificate,
    number: String,
    by branch: BranchID,
    _ scheme: Scheme,
    on day: Day
) -> Refusal? {
    func refusal(_ why: String, _ more: [String: String] = [:]) -> Refusal {
        Refusal("recognitionIsByRight", ["because": why].merging(more) { first, _ in first })
    }
    let content = certificate.content
    guard scheme.branch(branch)?.hasJoined(content.certificateKind, on: day) ?? false else {
        return refusal("notJoined", ["branch": branch.value, "on": day.description])
    }
    guard let issuedOn = certificate.first.issuedAt?.parisDay, certificate.stage == .issued else {
        return refusal(certificate.stage.rawValue)
    }
    guard content.number == number else { return refusal("replaced", ["by": content.number]) }
    if let end = content.expiresOn, end <= day { return refusal("expired", ["on": end.description]) }
    guard scheme.branch(content.branch)?.hasJoined(content.certificateKind, on: issuedOn) ?? false else {
        return refusal("issuedOutsideAdhesion", ["issuer": content.branch.value, "on": issuedOn.description])
    }
    return nil
}

/// A certificate gives a component of a branch's own certification where the branch has declared it (specification,
/// organisation of the CCS).
func componentIsDeclared(
    _ component: ComponentID,
    of branch: BranchID,
    by kind: CertificateKindID,
    _ scheme: Scheme
) -> Refusal? {
    let declared = scheme.branch(branch)?.components ?? []
    if declared.contains(where: { $0.id == component && $0.certificateKind == kind }) { return nil }
    return Refusal("componentIsDeclared", ["component": component.value, "branch": branch.value])
}
