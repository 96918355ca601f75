public import Contracts
public import Kernel
import Scheme

/// An officer lifts it: where the term has ended meanwhile, the file is emptied at once.
public func decide(_ command: ResumeErasure, on file: RegistrationFile?, by: By) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerHolds(by.actor, of: file.branch) { return .refused(refusal) }
    guard file.suspensions.contains(where: { $0.cause == .hold }) else { return .accepted([]) }
    return .accepted([ErasureResumed(dossier: file.dossier, cause: .hold)])
}
