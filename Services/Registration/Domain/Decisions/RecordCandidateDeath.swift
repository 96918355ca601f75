public import Contracts
public import Kernel
import Scheme

/// The candidate has died: the file ends, and nobody is asked anything in it any more. Registration decides while it holds the
/// file, on hold or not; what the jury has awarded stays, and is certification's.
public func decide(_ command: RecordCandidateDeath, on file: RegistrationFile?, by: By) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officeActs(.officer, of: file.branch, by.actor) { return .refused(refusal) }
    guard file.candidate == command.candidate else {
        return .refused("candidateIsOfTheFile", ["candidate": command.candidate.value])
    }
    if let refusal = registrationHoldsTheFile(file) ?? deathHasHappened(command.diedOn, on: by.day) {
        return .refused(refusal)
    }
    if case .ended(_, .deceased) = file.stage { return .accepted([]) }
    guard deathEndsTheFile(file) else { return .refused(file.notNow) }
    return .accepted([CandidateDied(dossier: file.dossier, diedOn: command.diedOn, heldBy: nil)])
}
