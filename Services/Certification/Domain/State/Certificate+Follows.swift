public import Contracts
import Scheme

extension Certificate {
    /// An invitation to a survey is counted, without saying whose it was.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { (event as? SurveyAsked).map { [SurveyInvitationCounted(survey: $0.survey)] } ?? [] }

    /// The key of the one certificate of a decision.
    public static func certificate(of decision: DecisionID) -> Claim {
        Claim("certificate-of-decision/\(decision.value)")
    }

    /// The key of a file's one certificate that is neither revoked nor voided.
    public static func standingCertificate(of dossier: DossierID) -> Claim {
        Claim("standing-certificate/\(dossier.value)")
    }

    /// The same, of one that a restored register got back by its issue alone. It may get several of a file back at once, and
    /// learns only then that the earlier ones were to be revoked: such keys stand side by side, under this prefix.
    public static func standingCertificates(of dossier: DossierID) -> String {
        standingCertificate(of: dossier).value + "/"
    }

    private var standing: Claim {
        isMadeOfItsIssue == true
            ? Claim(Certificate.standingCertificates(of: dossier) + content.certificate.value)
            : Certificate.standingCertificate(of: dossier)
    }

    /// The key of a number.
    public static func number(_ number: String) -> Claim { Claim("certificate-number/\(number)") }

    /// The due time at which somebody is reminded of what they have to do, or it is overdue.
    public static let step = "step"

    /// The due time at which the register loses the holder's name.
    public static let registerEnd = "register"

    /// The due time at which a holder who takes part is asked.
    public static let survey = "survey"

    /// The unique keys held: decision and numbers for ever, the file until it is revoked or voided, and, once issued, the
    /// entry in the register.
    public var claims: [Claim] {
        let forEver = [Certificate.certificate(of: content.decision)] + editions.map { .number($0.content.number) }
        let stream = StreamID(Certificate.kind, content.certificate.value)
        let overdue = awaited?.fellDue == true ? [Claim.overdue(stream)] : []
        let entry = (RegisterKey(self).map { [Claim($0.description)] } ?? []) + overdue
        switch stage {
        case .prepared, .issued, .revocationDemanded:
            return forEver + [standing] + entry
        case .revoked, .voided: return forEver + entry
        }
    }

    /// Every number taken out of the national series; they stay taken for ever.
    public var numbers: [TakenNumber] { editions.map(\.taken) }

    /// When somebody is next reminded, or told that it is overdue; and when the holder is next asked.
    public var dueTimes: [DueTime] {
        var times: [DueTime] = []
        if let awaited, !awaited.fellDue {
            let day = awaited.remindOn.first ?? awaited.dueOn.adding(days: 1)
            times.append(DueTime(Certificate.step, at: day.startInParis))
        }
        if stage == .issued, let round = nextSurveyRound {
            times.append(DueTime(Certificate.survey, at: round.on.startInParis))
        }
        if let registerKeptUntil { times.append(DueTime(Certificate.registerEnd, at: registerKeptUntil)) }
        return times
    }

    /// What waits on somebody here.
    public var openSteps: [OpenStep] {
        guard let awaited else { return [] }
        return [
            OpenStep(
                branch: content.branch,
                subject: StreamID(Certificate.kind, content.certificate.value),
                step: awaited.step.rawValue,
                responsible: awaited.step == .dispatch ? .officer : .authority,
                dueAt: Deadline(lastDay: awaited.dueOn).endsAt,
                remindAt: awaited.remindOn.map(\.startInParis),
                isOverdue: awaited.fellDue
            )
        ]
    }

    /// Nobody: what is personal in a certificate stands in its journal only.
    public var persons: Set<PersonID> { [] }
}

extension Claim {
    fileprivate static func number(_ number: String) -> Claim { Certificate.number(number) }
}
