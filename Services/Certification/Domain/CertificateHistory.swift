public import Contracts

extension Certificate {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        CertificatePrepared.self, CertificateSigned.self, CertificateIssued.self, CertificateVoided.self,
        CertificateRevocationDemanded.self, CertificateRevoked.self, CertificateStepReminded.self,
        CertificateStepFellDue.self, CertificateDispatched.self, CertificateReplacementPrepared.self,
        CertificateReplaced.self, DuplicateIssued.self, HolderDeathRecorded.self, CertificateRecognised.self,
        SurveyParticipationDeclared.self, SurveyAsked.self, CertificateMadeOutAnew.self, CertificateReplacementDue.self,
        RegisterTermBegan.self, RegisterTermEnded.self,
    ]

    /// The certificate after one more event. Total: an event that does not fit leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as CertificatePrepared:
            return made(
                Edition(content: event.content, taken: event.taken, signed: [], issuedAt: nil),
                of: event.dossier,
                awaiting: Awaited(.signature, event.signatures)
            )
        case let event as CertificateIssued:
            // Registration knows it: it is what it was, although a restored register may have lost its making.
            let edition = Edition(content: event.content, taken: event.taken, signed: event.signed, issuedAt: nil)
            guard let state else {
                var made = made(edition, of: event.dossier, awaiting: nil)
                made.isMadeOfItsIssue = true
                return made.issued(event)
            }
            return state.issued(event)
        case let event as CertificateReplaced where state == nil:
            // Told before the issue of the one that it replaces, to a register that lost both.
            guard let edition = Edition(event) else { return nil }
            var made = made(edition, of: event.dossier, awaiting: Awaited(.dispatch, event.dispatch))
            made.stage = .issued
            made.isMadeOfItsIssue = true
            return made
        default: return state?.evolved(event)
        }
    }

    private static func made(_ edition: Edition, of dossier: DossierID, awaiting: Awaited?) -> Self {
        Certificate(
            dossier: dossier,
            first: edition,
            replacements: [],
            stage: .prepared,
            awaited: awaiting,
            surveyRounds: [],
            takesPartInSurvey: false,
            revokedOn: nil,
            duplicates: 0,
            holderHasDied: false,
            replacementIsDue: false
        )
    }

    private func issued(_ event: CertificateIssued) -> Self {
        var next = self
        if first.content.replaces == event.number { next.replacements.insert(first, at: 0) }
        // Where it was made out anew after the copy that the register was restored from, this is what was signed.
        next.first.content = event.content
        next.first.taken = event.taken
        next.first.signed = event.signed
        next.first.issuedAt = event.issuedAt
        next.stage = .issued
        next.awaited = event.dispatch.map { Awaited(.dispatch, $0) }
        next.surveyRounds = event.survey ?? []
        return next
    }

    private func evolved(_ event: any Event) -> Self {
        var next = self
        switch event {
        case let event as CertificateSigned: next.note(event)
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
            replacementIsDue = false
        case let event as CertificateMadeOutAnew: if first.signed.isEmpty { first.content = event.content }
        case is CertificateReplacementDue: replacementIsDue = true
        case let event as CertificateReplaced:
            guard let place = placeOfReplacement(event) else { return }
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
        case let event as RegisterTermBegan: registerKeptUntil = event.keptUntil
        case is RegisterTermEnded: registerKeptUntil = nil
        case let event as SurveyAsked: surveyRounds.removeAll { $0.afterMonths <= event.survey.afterMonths }
        default: break
        }
    }

    /// The document that replaces the former one; where a restored register has lost its making, it is what the event says.
    private mutating func placeOfReplacement(_ event: CertificateReplaced) -> Int? {
        if let place = replacements.lastIndex(where: { $0.content.number == event.number }) { return place }
        guard let edition = Edition(event) else { return nil }
        replacements.append(edition)
        return replacements.count - 1
    }

    private mutating func note(_ event: CertificateSigned) {
        let shown = event.signature.shown
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

extension Certificate.Edition {
    /// The document that replaces the former one, as it was issued; `nil` where its replacement does not say it.
    fileprivate init?(_ event: CertificateReplaced) {
        guard let content = event.content, let taken = event.taken else { return nil }
        self.init(
            content: content,
            taken: taken,
            signed: (event.signatures ?? []).map(\.shown),
            issuedAt: event.replacedAt
        )
    }
}

extension CertificateSignature {
    /// As the certificate shows it.
    var shown: ShownSignature {
        ShownSignature(
            signatory: signatory,
            capacity: mandate.capacity,
            act: mandate.act,
            delegation: mandate.delegation
        )
    }
}

extension Certificate.Awaited {
    init(_ step: CertificateStep, _ deadline: CertificateDeadline) {
        self.init(step: step, dueOn: deadline.dueOn, remindOn: deadline.remindOn, fellDue: false)
    }
}
