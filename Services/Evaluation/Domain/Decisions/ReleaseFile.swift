public import Contracts
public import Kernel
import Scheme

/// The officer lets a file go on (specification, section 5). Not on hold, it is left as it is.
public func decide(_ command: ReleaseFile, on file: AssessmentFile?, by: By) -> Decision {
    if let refusal = officerActs(on: file, command.dossier, by.actor) { return .refused(refusal) }
    guard let attempt = file?.attemptUnderWay else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    return .accepted([attempt.released(by: by.actor, at: by.now)].compactMap { $0 })
}
