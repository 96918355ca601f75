public import Contracts
public import Kernel
import Scheme

/// A holder declares whether they take part in the follow-up survey, and may change their mind (specification, tools).
public func decide(_ command: DeclareSurveyParticipation, on certificate: Certificate?, by: By) -> Decision {
    guard let certificate, certificate.first.issuedAt != nil else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    if let refusal = surveyNeedsDeclaration(command.holder, certificate, by.actor) ?? contactEndsWithDeath(certificate)
        ?? actsAfterItsGround(by.earlierDay, certificate.first.issuedAt?.parisDay)
    {
        return .refused(refusal)
    }
    if certificate.takesPartInSurvey == command.takesPart { return .accepted([]) }
    return .accepted([
        SurveyParticipationDeclared(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            holder: command.holder,
            takesPart: command.takesPart,
            declaredOn: by.day
        )
    ])
}
