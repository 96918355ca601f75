import Contracts
public import EvaluationDomain
public import Messaging
public import Scheme

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
        keepsWhatEndsEarly: true
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
        On(FileRecalled.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        // Step 2: who observes.
        On(ProposeReferent.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: file,
                known: try context.referent(command.referent.person),
                policy: scheme.policy(of: file).designation,
                by: context.actor,
                at: context.now
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
                by: context.actor,
                at: context.now
            )
        }
        designatingWithDifficulty(scheme)
        On(DeclareNoTie.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
        }
        On(ObjectToObserver.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: file,
                policy: scheme.policy(of: file).designation,
                by: context.actor,
                at: context.now
            )
        }
        On(DecideObjection.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
        }
        // Step 3: what each saw.
        On(ProposeAppointment.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
        }
        On(AgreeAppointment.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor)
        }
        On(SaveObservationDraft.self) { command, context in
            let file = try context.file(command.dossier)
            guard let standard = scheme.standard(of: file) else { return noStandard(file, command.dossier) }
            return decide(
                command,
                on: file,
                draft: try context.draft(of: command.observer, on: file),
                standard: standard,
                by: context.actor
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
                by: context.actor,
                at: context.now
            )
        }
        On(AnnotateObservation.self) { command, context in
            let file = try context.file(command.dossier)
            guard let standard = scheme.standard(of: file) else { return noStandard(file, command.dossier) }
            return decide(command, on: file, standard: standard, by: context.actor, at: context.now)
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
                seal: bookletSeal(for: command, on: file, salt: salt, sha256: sha256),
                policy: scheme.policy(of: file).concertation,
                by: context.actor,
                at: context.now
            )
        }
        On(ReopenBooklet.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
        }
        On(RefuseSignature.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor)
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
                by: context.actor,
                at: context.now
            )
        }
        On(HoldFile.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
        }
        On(ReleaseFile.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
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
                seal: bookletSeal(for: command, on: file, salt: hexadecimal(context.randomBytes(16)), sha256: sha256),
                by: context.actor
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
                seal: bookletSeal(for: command, on: file, salt: hexadecimal(context.randomBytes(16)), sha256: sha256),
                by: context.actor
            )
        }
        On(SignBookletAmendment.self) { command, context in
            decide(
                command,
                on: try context.file(command.dossier),
                drawnUp: try context.events(BookletAmendmentDrawnUp.self, of: fileStream(command.dossier)).last,
                by: context.actor,
                at: context.now
            )
        }
        On(BookletAmendmentTaken.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        On(BookletAmendmentRefused.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        hearingThePanels()
        On(WithdrawCandidate.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
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
    }
}
