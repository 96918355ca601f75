import Contracts
import Messaging

/// How far a file has come, as far as its people know: from answers, or read in the journals.
struct FileStanding: Sendable, Equatable {
    enum Decision: Sendable, Equatable {
        case awarded(MessageID)
        case notAwarded(MessageID)
    }

    var prepared = false
    var registered = false
    /// The candidate has asked once more, under another spelling, and was refused.
    var askedTwice = false
    var corrected = false
    var attempt = 1
    /// The event that handed the file to evaluation for this attempt.
    var handedOver: MessageID?
    var proposed = false
    var wrongDesignationTried = false
    var designated = false
    var objected = false
    var objectionDecided = false
    /// Who is designated to evaluate, where that was read.
    var evaluator: PersonID?
    /// The first evaluator has given way to another.
    var replaced = false
    var declared: Set<PersonID> = []
    var recorded: Set<PersonID> = []
    /// When the last observation was recorded.
    var recordedUntil: Instant?
    var filled: MessageID?
    var digest: String?
    var signed: Set<PersonID> = []
    var transmitted: MessageID?
    var panel: PanelID?
    var decision: Decision?
    /// The same by its own identifier.
    var decisionID: DecisionID?
    var episodes = Episodes()
    var certificate: CertificateContent?
    var certificateSigned: Set<SigningCapacity> = []
    var issued = false
    /// How registration says that the file ended.
    var ended: FilePlan.Ending?
    /// The candidate has given up.
    var withdrawn = false

    /// Somebody else observes in their place: what they have done is of no use any more.
    mutating func replace(_ observers: [PersonID]) {
        guard !observers.isEmpty else { return }
        (replaced, evaluator) = (true, nil)
        declared.subtract(observers)
        recorded.subtract(observers)
        (filled, digest, signed) = (nil, nil, [])
    }

    /// Evaluation has the file, and nothing is done in it yet.
    mutating func beginEvaluation() {
        (proposed, designated, objected, objectionDecided) = (false, false, false, false)
        (evaluator, filled, digest, recordedUntil) = (nil, nil, nil, nil)
        (declared, recorded, signed) = ([], [], [])
    }

    /// A further attempt begins.
    mutating func reopen(attempt: Int, by event: MessageID) {
        let before = self
        self = FileStanding()
        registered = true
        wrongDesignationTried = before.wrongDesignationTried
        askedTwice = before.askedTwice
        corrected = before.corrected
        self.attempt = attempt
        handedOver = event
    }
}

extension FileStanding {
    /// The same out of what the journals of all stores hold of a file.
    init(reading events: [JournalledEvent]) {
        for event in events { read(event) }
    }

    private mutating func read(_ event: JournalledEvent) {
        switch event.type {
        case RegistrationPrepared.type: prepared = true
        case RegistrationCorrected.type: corrected = true
        case CandidateRegistered.type: registered = true
        case RegistrationAccepted.type:
            // After a restore this may be all that the store still knows of the registration.
            registered = true
            handedOver = event.id
        case RegistrationRefused.type: ended = .registrationRefused
        case ReassessmentOpened.type:
            if let opened = event.decoded(ReassessmentOpened.self), opened.file.scope.attempt > attempt {
                reopen(attempt: opened.file.scope.attempt, by: event.id)
            }
        case CandidateWithdrew.type, FileWithdrawn.type:
            withdrawn = true
            ended = .withdrawn
        case CandidateWithdrewDuringEvaluation.type, CandidateWithdrewBeforeDecision.type: withdrawn = true
        case CertificateRecorded.type:
            ended = .awarded
            issued = true
            episodes.recorded = event.decoded(CertificateRecorded.self)?.decision
            if let decision = episodes.recorded { episodes.issued.insert(decision) }
        case DecisionTakenBack.type: if ended == .awarded { ended = nil }
        case AssessmentOpened.type, ObjectionRaised.type, ObjectionDecided.type, ReferentProposed.type,
            ObserversDesignated.type, TieAbsenceDeclared.type, ObservationRecorded.type,
            BookletFilled.type, BookletReopened.type, BookletSigned.type, BookletTransmitted.type:
            readEvaluation(event)
        case CertificateAwarded.type:
            if let found = event.decoded(CertificateAwarded.self), found.attempt == attempt {
                (decision, decisionID) = (.awarded(event.id), found.decision)
            }
        case CertificateNotAwarded.type:
            if let found = event.decoded(CertificateNotAwarded.self), found.attempt == attempt {
                (decision, decisionID) = (.notAwarded(event.id), found.decision)
            }
        case CertificatePrepared.type:
            if let prepared = event.decoded(CertificatePrepared.self), isOfDecision(prepared) {
                certificate = prepared.content
            }
        case CertificateMadeOutAnew.type:
            if let anew = event.decoded(CertificateMadeOutAnew.self),
                !episodes.takenBack.contains(anew.content.decision)
            {
                certificate = anew.content
            }
        case CertificateSigned.type:
            if let signed = event.decoded(CertificateSigned.self), isOfCertificate(signed) {
                certificateSigned.insert(signed.signature.mandate.capacity)
            }
        case CertificateIssued.type:
            issued = true
            if let found = event.decoded(CertificateIssued.self) { episodes.issued.insert(found.decision) }
        default: readEpisode(event)
        }
    }

    /// A decision that was taken back has had a certificate too.
    func isOfDecision(_ prepared: CertificatePrepared) -> Bool {
        prepared.attempt == attempt && !episodes.takenBack.contains(prepared.content.decision)
            && (decisionID ?? prepared.content.decision) == prepared.content.decision
    }

    private func isOfCertificate(_ signed: CertificateSigned) -> Bool {
        (certificate?.certificate ?? signed.certificate) == signed.certificate
            && !episodes.takenBack.contains { $0.value == signed.certificate.value }
    }

    private mutating func readEvaluation(_ event: JournalledEvent) {
        // What correspondence gave back before the file was opened again has no effect on it.
        if let opened = event.decoded(AssessmentOpened.self), opened.file.scope.attempt == attempt { beginEvaluation() }
        if let event = event.decoded(ReferentProposed.self), event.attempt == attempt { proposed = true }
        if let event = event.decoded(ObserversDesignated.self), event.attempt == attempt {
            designated = true
            replace(event.replaced)
            evaluator = event.evaluator.person
        }
        if let event = event.decoded(ObjectionRaised.self), event.attempt == attempt { objected = true }
        if let event = event.decoded(ObjectionDecided.self), event.attempt == attempt { objectionDecided = true }
        if let event = event.decoded(TieAbsenceDeclared.self), event.attempt == attempt {
            declared.insert(event.observer)
        }
        if let event = event.decoded(ObservationRecorded.self), event.attempt == attempt {
            recorded.insert(event.observer)
            recordedUntil = max(recordedUntil ?? event.recordedAt, event.recordedAt)
        }
        if let found = event.decoded(BookletFilled.self), found.attempt == attempt {
            filled = event.id
            digest = found.digest
            signed = []
        }
        if let event = event.decoded(BookletReopened.self), event.attempt == attempt { signed = [] }
        if let event = event.decoded(BookletSigned.self), event.attempt == attempt { signed.insert(event.signatory) }
        if let found = event.decoded(BookletTransmitted.self), found.file.scope.attempt == attempt {
            transmitted = event.id
            panel = found.panel
        }
    }

    /// The stores whose journals tell how far a file has come, in the order in which they are to be read.
    static func stores(panel: PanelID?, panels: [PanelID]) -> [String] {
        ["registration", "evaluation"] + (panel.map { [$0] } ?? panels).map(Routes.store(ofPanel:))
            + ["certification"]
    }
}
