import Contracts
public import JuryDomain
public import Messaging
public import Scheme
import Vouching

extension Case: Aggregate {}
extension JurySession: Aggregate {}
extension Appeal: Aggregate {}
extension NotedEvaluator: Aggregate {}
extension NotedProvider: Aggregate {}
extension PanelMember: Aggregate {}
extension NotedKey: Aggregate {}

/// The joint jury (specification, steps 5 and 6): holds a file from the transmission of its booklet to the decision.
/// One definition for all panels; each panel has a store and a queue of its own.
public func jury(_ scheme: Scheme) -> ServiceDefinition {
    let panels = Panels(scheme)
    return ServiceDefinition(
        "jury",
        scheme: scheme.digest,
        aggregates: [
            Case.self, JurySession.self, Appeal.self, NotedEvaluator.self, NotedProvider.self, PanelMember.self,
            NotedKey.self,
        ],
        readingYears: { scheme.readingYears(of: $0) },
        // 2: which elements were drawn before.
        statesForm: 2,
        recording: recordingActs(scheme) { command, context in
            RecordedSetting(
                branches: Set([command.branch].compactMap { $0 }),
                concerned: Set(try command.command.about.flatMap { try context.file($0) }?.concerned ?? [])
            )
        },
        deciding: keepingFromTheirOwn { command, context in
            guard let file = try command.about.flatMap({ try context.file($0) }) else { return [] }
            // Which other ties keep a member from a file, the branch's policy says (`memberIsNotTied`).
            return context.actor.role == .juryMember ? [file.candidate] : file.concerned
        }
    ) {
        // A file comes, and comes again.
        panels.on(BookletTransmitted.self) { event, context, rules in
            decide(
                event,
                on: try context.file(event.file.dossier),
                evaluator: try context.evaluator(event.evaluator.person),
                under: rules,
                at: context.now
            )
        }
        // What the two observers submit before the decision.
        panels.on(BookletRectified.self) { event, context, rules in
            decide(event, on: try context.file(event.dossier), under: rules)
        }
        panels.on(BookletAddendumSigned.self) { event, context, rules in
            decide(event, on: try context.file(event.dossier), under: rules)
        }
        panels.on(TransmittedCandidateCorrected.self) { event, context, rules in
            decide(event, on: try context.file(event.dossier), under: rules)
        }
        On(ReassessmentOpened.self) { event, context in decide(event, on: try context.file(event.file.dossier)) }
        On(FileRecalledFromJury.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        On(WithdrawCandidate.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        panels.on(RecordCandidateDeath.self) { command, context, rules in
            decide(command, on: try context.file(command.dossier), under: rules, by: context.by)
        }
        panels.on(HoldFile.self) { command, context, rules in
            let file = try context.file(command.dossier)
            return decide(command, on: file, in: try context.session(of: file), under: rules, by: context.by)
        }
        panels.on(ReleaseFile.self) { command, context, rules in
            let file = try context.file(command.dossier)
            return decide(command, on: file, in: try context.session(of: file), under: rules, by: context.by)
        }
        panels.on(AnswerSupplement.self) { command, context, rules in
            decide(command, on: try context.file(command.dossier), under: rules, by: context.by)
        }
        // Who evaluates does not sit.
        hearingEvaluators(panels)
        // Who signs what they do.
        hearingKeys(panels)
        // The branch seats its members.
        panels.on(SeatPanel.self) { command, context, rules in
            let members = command.seats.map(\.member)
            var facts = ConvocationFacts()
            for seat in command.seats {
                facts.accreditedEvaluators.formUnion(
                    try context.accredited(among: [seat.member], on: max(seat.from, context.now.parisDay), rules)
                )
            }
            return decide(command, on: try context.known(members), facts, under: rules, by: context.by)
        }
        panels.on(EndSeat.self) { command, context, rules in
            let member = try context.load(PanelMember.self, command.member.value)
            return decide(command, on: member, under: rules, by: context.by)
        }
        // A session is convened, and has files.
        panels.on(PostponeSession.self) { command, context, rules in
            let session = try context.session(command.session)
            return decide(command, on: session, under: rules, by: context.by)
        }
        panels.on(ConveneSession.self) { command, context, rules in
            decide(
                command,
                on: try context.session(command.session),
                try context.factsOfConvocation(command.members, on: command.startsAt.parisDay, under: rules),
                under: rules,
                by: context.by
            )
        }
        panels.on(PlaceOnAgenda.self) { command, context, rules in
            var files = try context.files(command.dossiers)
            if command.everythingReady ?? false {
                files.merge(try context.undecidedFiles()) { named, _ in named }
            }
            return decide(
                command,
                on: try context.session(command.session),
                files,
                decidedIn: try context.sessionsThatDecided(files),
                under: rules,
                by: context.by
            )
        }
        panels.on(CancelSession.self) { command, context, rules in
            let (session, files) = try context.agenda(command.session)
            return decide(command, on: session, files, under: rules, by: context.by)
        }
        panels.on(OpenSession.self) { command, context, rules in
            let session = try context.session(command.session)
            return decide(
                command,
                on: session,
                try context.factsOfOpening(session, under: rules),
                under: rules,
                by: context.by
            )
        }
        panels.on(RecordDeparture.self) { command, context, rules in
            decide(command, on: try context.session(command.session), under: rules, by: context.by)
        }
        panels.on(ReplaceMember.self) { command, context, rules in
            let (session, files) = try context.agenda(command.session)
            return decide(
                command,
                on: session,
                files,
                try session.map { try context.factsOfConvocation([command.member], on: $0.day, under: rules) }
                    ?? ConvocationFacts(),
                under: rules,
                by: context.by
            )
        }
        panels.on(GiveProxy.self) { command, context, rules in
            decide(command, on: try context.session(command.session), under: rules, by: context.by)
        }
        // Each file is examined.
        panels.on(DeclareTie.self) { command, context, rules in
            let (file, session) = try context.sitting(command.dossier, command.session)
            return decide(command, on: file, in: session, under: rules, by: context.by)
        }
        panels.on(CastBallot.self) { command, context, rules in
            let (file, session) = try context.sitting(command.dossier, command.session)
            return decide(command, on: file, in: session, under: rules, by: context.by)
        }
        panels.on(AskForSupplement.self) { command, context, rules in
            let (file, session) = try context.sitting(command.dossier, command.session)
            return decide(command, on: file, in: session, under: rules, by: context.by)
        }
        panels.on(CloseCase.self) { command, context, rules in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: file,
                in: try context.session(command.session),
                evaluator: try (file?.undecided?.file.parties.evaluator).flatMap { try context.evaluator($0) },
                under: rules,
                by: context.by
            )
        }
        panels.on(RescindDecision.self) { command, context, rules in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: file,
                in: try context.session(command.session),
                decidedIn: try context.sessionThatDecided(file),
                under: rules,
                by: context.by
            )
        }
        panels.on(ExcludeCandidate.self) { command, context, rules in
            let (file, session) = try context.sitting(command.dossier, command.session)
            return decide(command, on: file, in: session, under: rules, by: context.by)
        }
        // The minutes make the decisions.
        panels.on(DrawUpMinutes.self) { command, context, rules in
            let (session, files) = try context.agenda(command.session)
            return decide(command, on: session, files, under: rules, by: context.by)
        }
        panels.on(SignMinutes.self) { command, context, rules in
            let (session, files) = try context.agenda(command.session)
            return decide(command, on: session, files, under: rules, by: context.by)
        }
        panels.on(DrawUpRectifiedMinutes.self) { command, context, rules in
            let (session, files) = try context.agenda(command.session)
            return decide(command, on: session, files, under: rules, by: context.by)
        }
        panels.on(ReplaceSignatory.self) { command, context, rules in
            decide(
                command,
                on: try context.session(command.session),
                try context.load(PanelMember.self, command.standIn.value),
                under: rules,
                by: context.by
            )
        }
        panels.on(DeclareSessionVoid.self) { command, context, rules in
            let (session, files) = try context.agenda(command.session)
            return decide(command, on: session, files, under: rules, by: context.by)
        }
        // A decision is appealed, and may be taken back meanwhile.
        Following(Case.self) { event, before, _, context in
            try Case.decisionWithoutObject(event, from: before).flatMap { try context.appeal($0) }
        }
        panels.on(LodgeAppeal.self) { command, context, rules in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: try context.appeal(command.decision),
                against: file,
                of: try context.sessionThatDecided(file),
                under: rules,
                by: context.by
            )
        }
        panels.on(AdmitAppeal.self) { command, context, rules in
            let (appeal, file) = try context.appealed(command.decision, command.dossier)
            return decide(command, on: appeal, against: file, under: rules, by: context.by)
        }
        panels.on(RefuseAppeal.self) { command, context, rules in
            decide(command, on: try context.appeal(command.decision), under: rules, by: context.by)
        }
        panels.on(InstructAppeal.self) { command, context, rules in
            decide(command, on: try context.appeal(command.decision), under: rules, by: context.by)
        }
        panels.on(DecideAppeal.self) { command, context, rules in
            let (appeal, file) = try context.appealed(command.decision, command.dossier)
            return decide(command, on: appeal, against: file, under: rules, by: context.by)
        }
        keepingPersonalData(panels)
        // What time brings.
        WhenDue(Case.self, "answer") { file, context in
            supplementFellDue(DueTime("answer", at: context.dueAt), on: file)
        }
        WhenDue(Appeal.self, "reminder") { appeal, context in
            decide(DueTime("reminder", at: context.dueAt), on: appeal)
        }
        WhenDue(Appeal.self, "decision") { appeal, context in
            decide(DueTime("decision", at: context.dueAt), on: appeal)
        }
        WhenDue(Case.self, "decision") { file, context in decide(DueTime("decision", at: context.dueAt), on: file) }
        WhenDue(JurySession.self, "reminder") { session, context in
            decide(DueTime("reminder", at: context.dueAt), on: session)
        }
        WhenDue(JurySession.self, "signatures") { session, context in
            decide(DueTime("signatures", at: context.dueAt), on: session)
        }
        answering(panels)
        telling()
    }
}

/// When what is personal is erased, what stands against it, and what a person is told of it.
@Listening func keepingPersonalData(_ panels: Panels) -> [any ListeningEntry] {
    // The loop removes what is personal; the minutes stay as they are, with what was decided.
    On(RetentionEnded.self) { _, _ in .accepted([]) }
    // An evaluator's name came with the accreditation, and goes with it.
    On(AccreditationRetentionEnded.self) { _, _ in .accepted([]) }
    // A person's too; not where anything stands against it meanwhile.
    On(PersonErased.self) { event, context in
        try context.obstacles(toErasing: event.subject).first.map { .refused($0) } ?? .accepted([])
    }
    WhenDue(JurySession.self, JurySession.retentionEnd) { decideRetention(of: $0, at: $1.now) }
}
