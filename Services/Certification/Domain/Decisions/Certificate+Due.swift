public import Contracts
import Scheme

/// Somebody has to sign or to send a certificate: they are reminded before it is due, and it is said when it is overdue.
public func decideStep(_ certificate: Certificate, at now: Instant) -> Decision {
    guard let awaited = certificate.awaited, !awaited.fellDue else { return .accepted([]) }
    let branch = certificate.content.branch
    let missing: [SigningCapacity] =
        switch awaited.step {
        case .dispatch: [.branch(branch)]
        case .signature:
            [.branch(branch), .committee].filter { capacity in
                !(certificate.waiting?.signed.contains { $0.capacity == capacity } ?? false)
            }
        }
    let today = now.parisDay
    if awaited.dueOn < today {
        return .accepted([
            CertificateStepFellDue(
                certificate: certificate.content.certificate,
                dossier: certificate.dossier,
                branch: branch,
                step: awaited.step,
                awaited: missing,
                dueOn: awaited.dueOn,
                on: today
            )
        ])
    }
    guard let reminder = awaited.remindOn.first, reminder <= today else { return .accepted([]) }
    return .accepted([
        CertificateStepReminded(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            branch: branch,
            step: awaited.step,
            awaited: missing,
            dueOn: awaited.dueOn,
            on: today
        )
    ])
}

/// The day has come on which a holder who takes part in the follow-up survey is asked.
public func decideSurvey(_ certificate: Certificate, at now: Instant) -> Decision {
    guard certificate.stage == .issued, let round = certificate.nextSurveyRound, round.on <= now.parisDay else {
        return .accepted([])
    }
    let survey = FollowUpSurvey(
        certificateKind: certificate.content.certificateKind,
        branch: certificate.content.branch,
        afterMonths: round.afterMonths
    )
    return .accepted([
        SurveyAsked(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            holder: certificate.content.holder,
            survey: survey
        )
    ])
}

/// The register's term is over: the entry stays, without the holder's name.
public func decideRegisterEnd(_ certificate: Certificate, at now: Instant) -> Decision {
    guard let until = certificate.registerKeptUntil, until <= now else { return .accepted([]) }
    return .accepted([
        RegisterTermEnded(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            holder: certificate.content.holder
        )
    ])
}
