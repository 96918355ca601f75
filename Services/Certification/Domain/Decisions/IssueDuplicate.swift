public import Contracts
public import Kernel
import Scheme

/// The branch's officer issues a duplicate: the same document, under the same number, marked.
public func decide(_ command: IssueDuplicate, on certificate: Certificate?, by: By) -> Decision {
    guard let certificate, command.holder == certificate.content.holder else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    if let refusal = officeActs(.officer, command.officer, of: certificate.content.branch, by.actor)
        ?? duplicateIsOfAValidCertificate(certificate, on: by.day)
    {
        return .refused(refusal)
    }
    return .accepted([
        DuplicateIssued(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            holder: certificate.content.holder,
            number: certificate.content.number,
            copy: certificate.duplicates + 1,
            issuedBy: command.officer,
            issuedOn: by.day
        )
    ])
}
