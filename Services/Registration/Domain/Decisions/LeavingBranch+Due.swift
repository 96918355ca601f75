public import Contracts
public import Scheme

/// The agreed day is over: each file of the page that is open in the branch passes to the branch that takes them over, or
/// closes; of those that another service holds, it is asked back.
///
/// - Parameters:
///   - files: the page, in the order of the identifiers.
///   - isLast: whether there is none after it.
public func sweep(
    _ leaving: LeavingBranch,
    files: [RegistrationFile],
    upTo last: DossierID?,
    scheme: Scheme,
    at now: Instant
) -> Decision {
    guard leaving.isOver(at: now), !leaving.isSwept else { return .accepted([]) }
    let events = files.filter { $0.branch == leaving.branch && $0.certificateKind == leaving.certificateKind }
        .flatMap { endingInBranch($0, scheme, at: now) }
    let swept = OpenFilesSwept(branch: leaving.branch, certificateKind: leaving.certificateKind, upTo: last)
    return .accepted(events + [swept])
}
