public import Contracts
public import Kernel
public import Scheme

/// A joined branch recognises a certificate by right, or has it give a component of its own certification; each use is
/// noted (specification, organisation of the CCS).
///
/// - Parameter certificate: the one that holds `Certificate.number(_:)` for the number.
public func decide(_ command: RecogniseCertificate, on certificate: Certificate?, scheme: Scheme, by: By) -> Decision {
    if let refusal = officeActs(.officer, command.officer, of: command.branch, by.actor) { return .refused(refusal) }
    guard let certificate, let number = CertificateNumber(command.number)?.description else {
        return .refused("unknownCertificate", ["branch": command.branch.value])
    }
    if let refusal = recognitionIsByRight(
        certificate,
        number: number,
        by: command.branch,
        scheme,
        on: by.day
    ) {
        return .refused(refusal)
    }
    if let component = command.component,
        let refusal = componentIsDeclared(
            component,
            of: command.branch,
            by: certificate.content.certificateKind,
            scheme
        )
    {
        return .refused(refusal)
    }
    return .accepted([
        CertificateRecognised(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            number: number,
            certificateKind: certificate.content.certificateKind,
            issuer: certificate.content.branch,
            branch: command.branch,
            component: command.component,
            recognisedBy: command.officer,
            recognisedOn: by.day
        )
    ])
}
