import Contracts
public import CorrespondenceDomain
import Kernel
public import Messaging
public import Scheme

extension Correspondent: Aggregate {}
extension EvaluatorCorrespondent: Aggregate {}
extension Letter: Aggregate {}

/// Correspondence: writes to people what must be told to them, and keeps what became of each letter. What hands letters
/// over works beside it, and tells it so by commands.
public func correspondence(_ scheme: Scheme) -> ServiceDefinition {
    ServiceDefinition(
        "correspondence",
        scheme: scheme.digest,
        aggregates: [Correspondent.self, EvaluatorCorrespondent.self, Letter.self],
        readingYears: { scheme.readingYears(of: $0) },
        branchOfFile: { dossier, context in try context.correspondent(dossier)?.branch.value }
    ) {
        registering()
        deciding(scheme)
        certifying()
        accrediting()
        forgetting()
        ending()
        // What the sender tells.
        On(BeginSending.self) { command, context in
            decide(command, on: try context.letter(command.letter), by: context.by)
        }
        On(NoteSending.self) { command, context in
            decide(command, on: try context.letter(command.letter), by: context.by)
        }
        handling()
        answering(scheme)
    }
}

@Listening private func registering() -> [any ListeningEntry] {
    On(RegistrationPrepared.self) { event, context in
        try context.onlyNew(decide(event, on: try context.correspondent(event.dossier), context.told))
    }
    On(CandidateRegistered.self) { event, context in
        try context.onlyNew(decide(event, on: try context.correspondent(event.dossier), context.told))
    }
    On(RegistrationAccepted.self) { event, context in
        try context.onlyNew(decide(event, on: try context.correspondent(event.file.dossier), context.told))
    }
    On(RegistrationRefused.self) { event, context in
        try context.onlyNew(decide(event, on: try context.correspondent(event.dossier), context.told))
    }
    On(RegistrationCorrected.self) { event, context in
        decide(event, on: try context.correspondent(event.dossier))
    }
}

@Listening private func deciding(_ scheme: Scheme) -> [any ListeningEntry] {
    On(ObserversDesignated.self) { event, context in
        try context.onlyNew(
            decide(
                event,
                on: try context.correspondent(event.dossier),
                open: try context.openLetters(about: event.dossier),
                scheme: scheme,
                context.told
            )
        )
    }
    On(CertificateAwarded.self) { event, context in
        let correspondent = try context.correspondent(event.dossier)
        return try context.onlyNew(decide(event, on: correspondent, scheme: scheme, context.told))
    }
    On(CertificateNotAwarded.self) { event, context in
        let correspondent = try context.correspondent(event.dossier)
        return try context.onlyNew(decide(event, on: correspondent, scheme: scheme, context.told))
    }
    On(DecisionRescinded.self) { event, context in
        let letters = try context.openLetters(about: event.dossier)
        let correspondent = try context.correspondent(event.dossier)
        return try context.onlyNew(decide(event, on: correspondent, open: letters, context.told))
    }
}

@Listening private func certifying() -> [any ListeningEntry] {
    On(CertificateIssued.self) { event, context in
        try context.onlyNew(decide(event, on: try context.correspondent(event.dossier), context.told))
    }
    On(CertificateReplaced.self) { event, context in
        let letters = try context.openLetters(about: event.dossier)
        let correspondent = try context.correspondent(event.dossier)
        return try context.onlyNew(decide(event, on: correspondent, open: letters, context.told))
    }
    On(CertificateRevocationDemanded.self) { event, context in
        let letters = try context.openLetters(about: event.dossier)
        let correspondent = try context.correspondent(event.dossier)
        return try context.onlyNew(decide(event, on: correspondent, open: letters, context.told))
    }
    On(CertificateRevoked.self) { event, context in
        let letters = try context.openLetters(about: event.dossier)
        let correspondent = try context.correspondent(event.dossier)
        return try context.onlyNew(decide(event, on: correspondent, open: letters, context.told))
    }
    On(HolderDeathRecorded.self) { event, context in
        let letters = try context.openLetters(about: event.dossier)
        return decide(event, on: try context.correspondent(event.dossier), open: letters)
    }
}

@Listening private func accrediting() -> [any ListeningEntry] {
    On(AccreditationRequested.self) { event, context in
        decide(event, on: try context.evaluator(event.evaluator))
    }
    On(EvaluatorAccredited.self) { event, context in
        try context.onlyNew(decide(event, on: try context.evaluator(event.evaluator), context.told))
    }
    On(AccreditationRefused.self) { event, context in
        try context.onlyNew(decide(event, on: try context.evaluator(event.evaluator), context.told))
    }
    On(AccreditationRenewed.self) { event, context in
        try context.onlyNew(decide(event, on: try context.evaluator(event.evaluator), context.told))
    }
    On(AccreditationSuspended.self) { event, context in
        try context.onlyNew(decide(event, on: try context.evaluator(event.evaluator), context.told))
    }
    On(AccreditationRemoved.self) { event, context in
        try context.onlyNew(decide(event, on: try context.evaluator(event.evaluator), context.told))
    }
}

/// What was written to an evaluator, once nothing of them is kept any more.
@Listening private func forgetting() -> [any ListeningEntry] {
    On(AccreditationRetentionEnded.self) { event, context in
        decide(
            event,
            on: try context.evaluator(event.evaluator),
            letters: try context.streams(about: event.evaluator, Letter.self),
            context.told
        )
    }
    On(ApplicationRetentionEnded.self) { event, context in
        decide(
            event,
            on: try context.evaluator(event.evaluator),
            letters: try context.streams(about: event.evaluator, Letter.self),
            context.told
        )
    }
}

/// What an officer does with letters.
@Listening private func handling() -> [any ListeningEntry] {
    On(ResendLetter.self) { command, context in
        decide(command, on: try context.letter(command.letter), by: context.by)
    }
    On(WithdrawLetter.self) { command, context in
        decide(command, on: try context.letter(command.letter), by: context.by)
    }
    On(RecordPosting.self) { command, context in
        decide(command, on: try command.letters.map { try context.letter($0) }, by: context.by)
    }
    On(NoteReturnedLetter.self) { command, context in
        decide(command, on: try context.letter(command.letter), by: context.by)
    }
}

/// What has not gone does not go any more.
@Listening private func ending() -> [any ListeningEntry] {
    On(CandidateWithdrew.self) { event, context in
        decide(event, open: try context.openLetters(about: event.dossier))
    }
    On(CandidateWithdrewDuringEvaluation.self) { event, context in
        decide(event, open: try context.openLetters(about: event.dossier))
    }
    On(CandidateWithdrewBeforeDecision.self) { event, context in
        decide(event, open: try context.openLetters(about: event.dossier))
    }
    On(CandidateDied.self) { event, context in
        let letters = try context.openLetters(about: event.dossier)
        return decide(event, on: try context.correspondent(event.dossier), open: letters)
    }
    On(CandidateDiedDuringEvaluation.self) { event, context in
        let letters = try context.openLetters(about: event.dossier)
        return decide(event, on: try context.correspondent(event.dossier), open: letters)
    }
    On(CandidateDiedBeforeDecision.self) { event, context in
        let letters = try context.openLetters(about: event.dossier)
        return decide(event, on: try context.correspondent(event.dossier), open: letters)
    }
    On(FileLapsed.self) { event, context in
        decide(event, open: try context.openLetters(about: event.dossier))
    }
    On(RetentionEnded.self) { event, context in
        decide(event, open: try context.openLetters(about: event.dossier))
    }
    On(PersonErased.self) { event, context in
        decide(event, open: try context.openLetters(of: event.subject))
    }
}
