public import Contracts

extension Certificate {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        CertificatePrepared.self, CertificateSigned.self, CertificateIssued.self, CertificateVoided.self,
        CertificateRevocationDemanded.self, CertificateRevoked.self, CertificateStepReminded.self,
        CertificateStepFellDue.self, CertificateDispatched.self, CertificateReplacementPrepared.self,
        CertificateReplaced.self, DuplicateIssued.self, HolderDeathRecorded.self, CertificateRecognised.self,
        SurveyParticipationDeclared.self, SurveyAsked.self, CertificateMadeOutAnew.self, CertificateReplacementDue.self,
        RegisterTermBegan.self, RegisterTermEnded.self, RevocationReminded.self, RevocationFellDue.self,
    ]

    /// The certificate after one more event. Total: an event that does not fit leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        if let event = event as? CertificatePrepared {
            let edition = Edition(content: event.content, taken: event.taken, signed: [], issuedAt: nil)
            return made(edition, of: event.dossier, awaiting: Awaited(.signature, event.signatures))
        }
        guard var certificate = state else { return restored(event) }
        certificate.apply(event)
        return certificate
    }

    /// What a register makes of an event that tells of a certificate that it lost.
    private static func restored(_ event: any Event) -> Self? {
        switch event {
        case let event as CertificateIssued:
            let edition = Edition(content: event.content, taken: event.taken, signed: event.signed, issuedAt: nil)
            var made = made(edition, of: event.dossier, awaiting: nil)
            made.isMadeOfItsIssue = true
            made.issue(event)
            return made
        case let event as CertificateReplaced:
            // Told before the issue of the one that it replaces.
            guard let edition = Edition(event) else { return nil }
            var made = made(edition, of: event.dossier, awaiting: Awaited(.dispatch, event.dispatch))
            made.stage = .issued
            made.isMadeOfItsIssue = true
            return made
        default: return nil
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

    private mutating func apply(_ event: any Event) {
        switch event {
        // Registration knows the issue: it is what it was, although a restored register may have lost its making.
        case let event as CertificateIssued: issue(event)
        case let event as CertificateSigned: note(event)
        case is CertificateVoided: end(.voided)
        case let event as CertificateRevocationDemanded:
            end(.revocationDemanded)
            suspendedOn = event.rescindedOn
            awaited = event.revocation.map { Awaited(.revocation, $0) }
        case let event as CertificateRevoked:
            end(.revoked)
            revokedOn = event.revokedOn
            suspendedOn = nil
        case let event as CertificateStepReminded: awaited?.remindOn.removeAll { $0 <= event.on }
        case let event as RevocationReminded: awaited?.remindOn.removeAll { $0 <= event.on }
        case is CertificateStepFellDue, is RevocationFellDue: awaited?.fellDue = true
        case is CertificateDispatched: if awaited?.step == .dispatch { awaited = nil }
        default: applyLater(event)
        }
    }

    private mutating func issue(_ event: CertificateIssued) {
        if first.content.replaces == event.number { replacements.insert(first, at: 0) }
        // Where it was made out anew after the copy that the register was restored from, this is what was signed.
        first.content = event.content
        first.taken = event.taken
        first.signed = event.signed
        first.issuedAt = event.issuedAt
        stage = .issued
        awaited = holderHasDied ? nil : event.dispatch.map { Awaited(.dispatch, $0) }
        surveyRounds = holderHasDied ? [] : event.survey ?? []
    }

    private mutating func applyLater(_ event: any Event) {
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
    init(_ step: Step, _ deadline: CertificateDeadline) {
        self.init(step: step, dueOn: deadline.dueOn, remindOn: deadline.remindOn, fellDue: false)
    }
}
