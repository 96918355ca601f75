public import Contracts

extension Certificate {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        CertificatePrepared.self, CertificateSigned.self, CertificateIssued.self, CertificateVoided.self,
        CertificateRevocationDemanded.self, CertificateRevoked.self, CertificateStepReminded.self,
        CertificateStepFellDue.self, CertificateDispatched.self, CertificateReplacementPrepared.self,
        CertificateReplaced.self, DuplicateIssued.self, HolderDeathRecorded.self, CertificateRecognised.self,
        SurveyParticipationDeclared.self, SurveyAsked.self,
    ]

    /// The certificate after one more event. Total: an event that does not fit leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard let event = event as? CertificatePrepared else { return state?.evolved(event) }
        return Certificate(
            dossier: event.dossier,
            first: Edition(content: event.content, taken: event.taken, signed: [], issuedAt: nil),
            replacements: [],
            stage: .prepared,
            awaited: Awaited(.signature, event.signatures),
            surveyRounds: [],
            takesPartInSurvey: false,
            revokedOn: nil,
            duplicates: 0,
            holderHasDied: false
        )
    }

    private func evolved(_ event: any Event) -> Self {
        var next = self
        switch event {
        case let event as CertificateSigned: next.note(event)
        case let event as CertificateIssued:
            next.first.issuedAt = event.issuedAt
            next.stage = .issued
            next.awaited = event.dispatch.map { Awaited(.dispatch, $0) }
            next.surveyRounds = event.survey ?? []
        case is CertificateVoided: next.end(.voided)
        case is CertificateRevocationDemanded: next.end(.revocationDemanded)
        case let event as CertificateRevoked:
            next.end(.revoked)
            next.revokedOn = event.revokedOn
        case let event as CertificateStepReminded: next.awaited?.remindOn.removeAll { $0 <= event.on }
        case is CertificateStepFellDue: next.awaited?.fellDue = true
        case is CertificateDispatched: if awaited?.step == .dispatch { next.awaited = nil }
        default: next.noteLater(event)
        }
        return next
    }

    private mutating func noteLater(_ event: any Event) {
        switch event {
        case let event as CertificateReplacementPrepared:
            replacements.append(Edition(content: event.content, taken: event.taken, signed: [], issuedAt: nil))
            awaited = Awaited(.signature, event.signatures)
        case let event as CertificateReplaced:
            guard let place = replacements.lastIndex(where: { $0.content.number == event.number }) else { return }
            replacements[place].issuedAt = event.replacedAt
            awaited = holderHasDied ? nil : Awaited(.dispatch, event.dispatch)
            duplicates = 0
        case let event as DuplicateIssued: duplicates = event.copy
        case is HolderDeathRecorded:
            holderHasDied = true
            takesPartInSurvey = false
            surveyRounds = []
            if awaited?.step == .dispatch { awaited = nil }
        case let event as SurveyParticipationDeclared:
            takesPartInSurvey = event.takesPart
            // Nobody is asked for a day that has passed.
            if event.takesPart { surveyRounds.removeAll { $0.on < event.declaredOn } }
        case let event as SurveyAsked: surveyRounds.removeAll { $0.afterMonths <= event.survey.afterMonths }
        default: break
        }
    }

    private mutating func note(_ event: CertificateSigned) {
        let mandate = event.signature.mandate
        let shown = SignedBy(
            signatory: event.signature.signatory,
            capacity: mandate.capacity,
            act: mandate.act,
            delegation: mandate.delegation
        )
        if first.content.number == event.number { return first.signed.append(shown) }
        guard let place = replacements.lastIndex(where: { $0.content.number == event.number }) else { return }
        replacements[place].signed.append(shown)
    }

    private mutating func end(_ stage: Stage) {
        self.stage = stage
        awaited = nil
        surveyRounds = []
    }
}

extension Certificate.Awaited {
    init(_ step: CertificateStep, _ deadline: CertificateDeadline) {
        self.init(step: step, dueOn: deadline.dueOn, remindOn: deadline.remindOn, fellDue: false)
    }
}
