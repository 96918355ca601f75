public import Contracts
import Scheme

/// Somebody has to sign, to send or to revoke a certificate: they are reminded before it is due, and it is said when it is overdue.
public func decideStep(_ certificate: Certificate, at now: Instant) -> Decision {
    guard let awaited = certificate.awaited, !awaited.fellDue else { return .accepted([]) }
    let today = now.parisDay
    let isOverdue = awaited.dueOn < today
    guard isOverdue || awaited.remindOn.first.map({ $0 <= today }) ?? false else { return .accepted([]) }
    let branch = certificate.content.branch
    switch awaited.step {
    case .revocation: return .accepted([revocationIsDue(certificate, awaited, isOverdue, on: today)])
    case .dispatch:
        return .accepted([told(.dispatch, to: [.branch(branch)], certificate, awaited, isOverdue, on: today)])
    case .signature:
        let missing: [SigningCapacity] = [.branch(branch), .committee].filter { capacity in
            !(certificate.waiting?.signed.contains { $0.capacity == capacity } ?? false)
        }
        return .accepted([told(.signature, to: missing, certificate, awaited, isOverdue, on: today)])
    }
}

private func revocationIsDue(
    _ certificate: Certificate,
    _ awaited: Certificate.Awaited,
    _ isOverdue: Bool,
    on day: Day
) -> any Event {
    let (id, branch) = (certificate.content.certificate, certificate.content.branch)
    return isOverdue
        ? RevocationFellDue(
            certificate: id,
            dossier: certificate.dossier,
            branch: branch,
            dueOn: awaited.dueOn,
            on: day
        )
        : RevocationReminded(
            certificate: id,
            dossier: certificate.dossier,
            branch: branch,
            dueOn: awaited.dueOn,
            on: day
        )
}

private func told(
    _ step: CertificateStep,
    to missing: [SigningCapacity],
    _ certificate: Certificate,
    _ awaited: Certificate.Awaited,
    _ isOverdue: Bool,
    on day: Day
) -> any Event {
    let (id, branch) = (certificate.content.certificate, certificate.content.branch)
    return isOverdue
        ? CertificateStepFellDue(
            certificate: id,
            dossier: certificate.dossier,
            branch: branch,
            step: step,
            awaited: missing,
            dueOn: awaited.dueOn,
            on: day
        )
        : CertificateStepReminded(
            certificate: id,
            dossier: certificate.dossier,
            branch: branch,
            step: step,
            awaited: missing,
            dueOn: awaited.dueOn,
            on: day
        )
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
