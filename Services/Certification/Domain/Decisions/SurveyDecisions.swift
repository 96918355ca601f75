public import Contracts

/// A holder declares whether they take part in the follow-up survey, and may change their mind (specification, tools).
public func decide(
    _ command: DeclareSurveyParticipation,
    on certificate: Certificate?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let certificate, certificate.first.issuedAt != nil else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    if let refusal = surveyNeedsDeclaration(command.holder, certificate, actor) ?? contactEndsWithDeath(certificate) {
        return .refused(refusal)
    }
    if certificate.takesPartInSurvey == command.takesPart { return .accepted([]) }
    return .accepted([
        SurveyParticipationDeclared(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            holder: command.holder,
            takesPart: command.takesPart,
            declaredOn: now.parisDay
        )
    ])
}

/// Somebody who was asked has answered; nothing says who.
///
/// - Parameter results: the aggregate of the survey.
public func decide(_ command: AnswerSurvey, on results: SurveyResults?, by actor: Actor) -> Decision {
    guard let results else {
        return .refused("unknownSurvey", ["branch": command.survey.branch.value])
    }
    if let refusal = surveyAnswerIsAnonymous(results, actor) { return .refused(refusal) }
    return .accepted([SurveyAnswered(survey: command.survey, answers: command.answers)])
}
