public import Contracts
public import Kernel
import Scheme

/// A holder has died: contact and survey stop, the entry in the register stays.
public func decide(_ command: RecordHolderDeath, on certificate: Certificate?, by: By) -> Decision {
    guard let certificate, command.holder == certificate.content.holder else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    if let refusal = officeActs(.officer, command.officer, of: certificate.content.branch, by.actor) {
        return .refused(refusal)
    }
    return deathRecorded(certificate, by: command.officer, on: by.day)
}

func deathRecorded(_ certificate: Certificate, by officer: PersonID, on day: Day) -> Decision {
    if certificate.holderHasDied { return .accepted([]) }
    return .accepted([
        HolderDeathRecorded(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            holder: certificate.content.holder,
            recordedBy: officer,
            recordedOn: day
        )
    ])
}
