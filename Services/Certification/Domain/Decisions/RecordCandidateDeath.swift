public import Contracts
public import Kernel
import Scheme

/// The candidate whose file the jury has awarded has died: that is a holder's death (`RecordHolderDeath`).
///
/// - Parameter certificate: the one that holds `Certificate.standingCertificate(of:)` for the file.
public func decide(_ command: RecordCandidateDeath, on certificate: Certificate?, by: By) -> Decision {
    guard let certificate else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officeActs(.officer, of: certificate.content.branch, by.actor)
        ?? deathHasHappened(command.diedOn, on: by.day)
    {
        return .refused(refusal)
    }
    guard command.candidate == certificate.content.holder, let officer = PersonID(by.actor.id) else {
        return .refused("unknownCertificate", ["certificate": certificate.content.certificate.value])
    }
    return deathRecorded(certificate, by: officer, on: by.day)
}
