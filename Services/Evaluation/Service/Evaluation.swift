import Contracts
public import EvaluationDomain
import Kernel
public import Messaging
public import Scheme
import Vouching

extension AssessmentFile: Aggregate {}
extension ObservationDraft: Aggregate {}
extension Evaluator: Aggregate {}
extension AccreditationApplication: Aggregate {}
extension Referent: Aggregate {}
extension ConcernedEvaluator: Aggregate {}
extension PersonKey: Aggregate {}

/// Evaluation (specification, steps 2 to 5): holds a file from its acceptance to the transmission of its booklet.
public func evaluation(_ scheme: Scheme) -> ServiceDefinition {
    ServiceDefinition(
        "evaluation",
        scheme: scheme.digest,
        aggregates: [
            AssessmentFile.self, ObservationDraft.self, Evaluator.self, AccreditationApplication.self, Referent.self,
            ConcernedEvaluator.self, PersonKey.self,
        ],
        readingYears: { scheme.readingYears(of: $0) },
        branchOfFile: { try $1.branch(of: $0) },
        keepsWhatEndsEarly: true,
        recording: recordingActs(scheme) { command, context in try context.setting(of: command) },
        deciding: keepingFromTheirOwn { command, context in
            let file = try command.about.flatMap { try context.file($0) }
            return (file?.concerned ?? []) + whoseAccreditation(command)
        }
    ) {
        // With which keys people sign.
        keepingKeys(scheme)
        // Who may evaluate.
        accrediting(scheme)
        followingAccreditations(scheme)
        // A file comes, and comes again.
        On(RegistrationAccepted.self) { event, context in
            decide(
                event,
                on: try context.file(event.file.dossier),
                due: scheme.policy(of: event.file.branch)?.due ?? DuePolicy(),
                at: context.now
            )
        }
        On(ReassessmentOpened.self) { event, context in
            decide(
                event,
                on: try context.file(event.file.dossier),
                due: scheme.policy(of: event.file.branch)?.due ?? DuePolicy(),
                at: context.now
            )
        }
        On(RegistrationCorrected.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        On(WorkplaceChangeAsked.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        On(FileRecalled.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        // Step 2: who observes.
        On(ProposeReferent.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: file,
                known: try context.referent(command.referent.person),
                policy: scheme.policy(of: file).designation,
                by: context.by
            )
        }
        On(DesignateObservers.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: file,
                evaluator: try context.evaluator(command.evaluator),
                branch: scheme.branch(of: file),
                lender: command.lentBy.flatMap { scheme.branch($0) },
                policy: scheme.policy(of: file).designation,
                by: context.by
            )
        }
        designatingWithDifficulty(scheme)
        On(DeclareNoTie.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        On(DeclineObservation.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        On(ObjectToObserver.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(command, on: file, policy: scheme.policy(of: file).designation, by: context.by)
        }
        On(DecideObjection.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        // Step 3: what each saw.
        On(ProposeAppointment.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        On(AgreeAppointment.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        On(SaveObservationDraft.self) { command, context in
            let file = try context.file(command.dossier)
            guard let standard = scheme.standard(of: file) else { return noStandard(file, command.dossier) }
            return decide(
                command,
                on: file,
                draft: try context.draft(of: command.observer, on: file),
                standard: standard,
                by: context.by
            )
        }
        On(RecordObservation.self) { command, context in
            let file = try context.file(command.dossier)
            guard let standard = scheme.standard(of: file) else { return noStandard(file, command.dossier) }
            return decide(
                command,
                on: file,
                draft: try context.draft(of: command.observer, on: file),
                evaluator: try context.designatedEvaluator(of: file),
                branch: scheme.accreditingBranch(of: file),
                standard: standard,
                policy: scheme.policy(of: file).designation,
                by: context.by
            )
        }
        On(AnnotateObservation.self) { command, context in
            let file = try context.file(command.dossier)
            guard let standard = scheme.standard(of: file) else { return noStandard(file, command.dossier) }
            return decide(command, on: file, standard: standard, by: context.by)
        }
        // Step 4: what both hold.
        On(FillBooklet.self) { command, context in
            let file = try context.file(command.dossier)
            guard let standard = scheme.standard(of: file) else { return noStandard(file, command.dossier) }
            let salt = hexadecimal(context.randomBytes(16))
            return decide(
                command,
                on: file,
                standard: standard,
                seal: bookletSeal(for: command, on: file, salt: salt),
                policy: scheme.policy(of: file).concertation,
                by: context.by
            )
        }
        On(ReopenBooklet.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        On(RefuseSignature.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        On(SignBooklet.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: file,
                evaluator: try context.designatedEvaluator(of: file),
                branch: scheme.accreditingBranch(of: file),
                panel: try scheme.panel(for: file, load: context.openFiles(before:)),
                panels: scheme.panels(of: file),
                policy: scheme.policy(of: file).designation,
                by: context.by
            )
        }
        On(HoldFile.self) { command, context in decide(command, on: try context.file(command.dossier), by: context.by) }
        On(ReleaseFile.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        // The booklet is with the jury: what both may still submit.
        On(RectifyBooklet.self) { command, context in
            let (file, signed) = try context.signedBooklet(command.dossier)
            guard let signed else { return .refused(bookletIsTransmitted(file, command.dossier)) }
            guard let standard = scheme.standard(of: signed) else { return noStandard(signed) }
            return decide(
                command,
                on: file,
                signed: signed,
                standard: standard,
                policy: scheme.policy(of: signed).concertation,
                seal: bookletSeal(for: command, on: file, salt: hexadecimal(context.randomBytes(16))),
                by: context.by
            )
        }
        On(AddToBooklet.self) { command, context in
            let (file, signed) = try context.signedBooklet(command.dossier)
            guard let signed else { return .refused(bookletIsTransmitted(file, command.dossier)) }
            guard let standard = scheme.standard(of: signed) else { return noStandard(signed) }
            return decide(
                command,
                on: file,
                signed: signed,
                standard: standard,
                policy: scheme.policy(of: signed).concertation,
                seal: bookletSeal(for: command, on: file, salt: hexadecimal(context.randomBytes(16))),
                by: context.by
            )
        }
        On(SignBookletAmendment.self) { command, context in
            decide(
                command,
                on: try context.file(command.dossier),
                drawnUp: try context.events(BookletAmendmentDrawnUp.self, of: fileStream(command.dossier)).last,
                by: context.by
            )
        }
        On(BookletAmendmentTaken.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        On(BookletAmendmentRefused.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        hearingThePanels()
        On(WithdrawCandidate.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        On(RecordCandidateDeath.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        // What is personal is kept for its term, and shown to whom it concerns.
        keepingPersonalData(scheme)
        // What time brings.
        WhenDue(AssessmentFile.self, AssessmentFile.step) { file, context in
            decide(DueTime(AssessmentFile.step, at: context.dueAt), on: file, at: context.now)
        }
        WhenDue(AssessmentFile.self, AssessmentFile.lapse) { file, context in
            decide(DueTime(AssessmentFile.lapse, at: context.dueAt), on: file, at: context.now)
        }
        answering(scheme)
        telling()
    }
}

/// When what is personal is erased, what stands against it, and what a person is told of it.
@Listening func keepingPersonalData(_ scheme: Scheme) -> [any ListeningEntry] {
    // The loop removes what is personal; marks and digests stay.
    On(RetentionEnded.self) { _, _ in .accepted([]) }
    // So it does for a person; not where anything stands against it meanwhile.
    On(PersonErased.self) { event, context in
        try context.obstacles(toErasing: event.subject, scheme).first.map { .refused($0) } ?? .accepted([])
    }
    On(PersonConcerned.self) { event, context in
        decide(event, on: try context.load(ConcernedEvaluator.self, event.concerned.value))
    }
    Following(ConcernedEvaluator.self) { event, _, _, context in
        guard let event = event as? ConcernedEvaluatorNoted else { return ConcernedEvaluator.Facts() }
        return ConcernedEvaluator.Facts(
            evaluator: try context.evaluator(event.concerned),
            applications: try context.applications(event.concerned, scheme)
        )
    }
    WhenDue(Evaluator.self, Evaluator.retentionStart) {
        decideRetentionStart(of: $0, policies: scheme.retention, at: $1.now)
    }
    WhenDue(Evaluator.self, Evaluator.retentionEnd) { evaluator, context in
        try context.decideRetention(of: evaluator.person, scheme)
    }
    WhenDue(AccreditationApplication.self, AccreditationApplication.retentionEnd) { application, context in
        try context.decideRetention(of: application.evaluator, scheme)
    }
}

/// Who could be designated, and what is done where nobody can be (specification, step 2).
@Listening func designatingWithDifficulty(_ scheme: Scheme) -> [any ListeningEntry] {
    On(EscalateDesignation.self) { command, context in
        let file = try context.file(command.dossier)
        let branch = file?.attemptUnderWay?.file.branch
        return decide(
            command,
            on: file,
            evaluators: try branch.map { try context.evaluators(of: $0, after: nil, limit: .max).found } ?? [],
            branch: scheme.branch(of: file),
            policy: scheme.policy(of: file).designation,
            by: context.by
        )
    }
}

/// What evaluation hears of the files that it has transmitted: whether their panel still has them to decide.
@Listening func hearingThePanels() -> [any ListeningEntry] {
    On(CertificateAwarded.self) { event, context in try context.hear(event) }
    On(CertificateNotAwarded.self) { event, context in try context.hear(event) }
    On(DecisionRescinded.self) { event, context in try context.hear(event) }
    On(CandidateExcluded.self) { event, context in try context.hear(event) }
    On(CandidateWithdrewBeforeDecision.self) { event, context in try context.hear(event) }
    On(CandidateDiedBeforeDecision.self) { event, context in try context.hear(event) }
}

/// With which keys the people of a branch sign what they do: registered by two persons, revoked by one, told to the panels.
@Listening func keepingKeys(_ scheme: Scheme) -> [any ListeningEntry] {
    signed(RegisterPersonKey.self, scheme, of: \.branch) { command, context, _ in
        let key = command.personal.flatMap { PublicKey(command.kind, base64: $0.publicKey)?.id }
        return decide(command, on: try key.flatMap { try context.key($0) }, id: key, by: context.by)
    }
    signed(RevokePersonKey.self, scheme, of: \.branch) { command, context, policy in
        decide(command, on: try context.key(command.key), policy: policy.retention, by: context.by)
    }
    WhenDue(PersonKey.self, PersonKey.retentionEnd) { decideRetention(of: $0, at: $1.now) }
}
