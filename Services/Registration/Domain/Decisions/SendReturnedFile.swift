public import Contracts
public import Kernel
import Scheme

/// The officer has sent the file back, to the candidate and to the company of the attempt (specification, step 6). Where
/// that company exists no longer, nobody gets it there, and the day since which is recorded.
public func decide(_ command: SendReturnedFile, on file: RegistrationFile?, by: By) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officeActs(.officer, command.officer, of: file.branch, by.actor) ?? registrationHoldsTheFile(file)
        ?? fileIsOnHold(file)
    {
        return .refused(refusal)
    }
    guard case .returned(let accepted, let returned) = file.stage else { return .refused(file.notNow) }
    guard file.pending.contains(where: { $0.step == .fileReturn }) else { return .accepted([]) }
    if let ceased = command.companyCeasedOn, ceased > by.day {
        let fault = Fault("companyCeasedOn", "inFuture", expected: "\(by.day) or before")
        return .refused(Refusal("returnIsComplete", faults: [fault]))
    }
    return .accepted([
        ReturnedFileSent(
            dossier: file.dossier,
            attempt: accepted.attempt,
            decision: returned.decision,
            sentBy: command.officer,
            toCandidate: ReturnedPart.allCases.filter { recommendationsAreTheCandidatesAlone($0, to: .candidate) },
            toCompany: command.companyCeasedOn == nil
                ? ReturnedPart.allCases.filter { recommendationsAreTheCandidatesAlone($0, to: .company) } : [],
            companyCeasedOn: command.companyCeasedOn
        )
    ])
}
