import Contracts
import EvaluationDomain
import Foundation
import JSONCoding
import Scheme
import Testing

@Suite("Histoire et état")
struct EvolveTests {
    /// A history with every kind of event.
    static var full: Assessment {
        var it = Assessment.signedByOne
        it.escalate([])
        it.hold()
        it.release()
        it.lose(evaluatorID)
        it.object(referentID)
        it.decideObjection(referentID, upheld: false)
        it.reopen(evaluatorID)
        it.fill(words: BookletPersonal(notes: ["E1.1": "Note"]))
        it.refuse(referentID)
        it.designate(otherEvaluator, reason: "Empêché")
        it.declare(otherEvaluator)
        let appointment = Appointment(number: 1, on: today, mode: .onSite, situation: .simulated)
        it.propose(appointment, by: officer)
        it.agree(appointment)
        it.record(otherEvaluator)
        it.annotate(otherEvaluator)
        it.fill(words: BookletPersonal(notes: ["E1.1": "Note"]), by: otherEvaluator)
        it.sign(otherEvaluator)
        it.sign(referentID)
        return it
    }

    @Test("Tout événement connu paraît dans l'histoire, et réciproquement")
    func everyEventIsKnown() {
        var it = Self.full
        var rectified = Assessment.transmitted
        for isAddendum in [false, true] {
            if isAddendum { rectified.add([:], situations: []) } else { rectified.rectify() }
            let digest = (rectified.history.last as? BookletAmendmentDrawnUp)?.amendment.digest ?? ""
            rectified.signAmendment(referentID, digest)
            rectified.settle(digest, taken: true)
        }
        it.history += rectified.history
        for state in [Assessment.opened, .transmitted] {
            var corrected = state
            _ = PanelTests.correct(&corrected)
            let left = CandidateWithdrewBeforeDecision(
                dossier: dossier,
                attempt: 1,
                panel: "p2st-1",
                candidate: candidate
            )
            _ = PanelTests.hear(left, &corrected)
            it.history += corrected.history
        }
        it.open(fileForAssessment(attempt: 2))
        it.withdraw()
        it.open(fileForAssessment(attempt: 3))
        it.now = noon.adding(days: 20)
        it.fallDue(AssessmentFile.step)
        it.now = noon.adding(days: 370)
        it.fallDue(AssessmentFile.lapse)
        it.history.append(FileRecalledFromJury(dossier: dossier, attempt: 3, panel: "p2st-1"))
        it.history.append(
            FileGivenUpDuringEvaluation(
                dossier: dossier,
                scope: AssessmentScope(attempt: 3, elements: [], carried: [])
            )
        )
        var declining = Assessment.designated
        declining.decline(referentID, .illness)
        declining.take(decide(CompanyChangeTests().asked(), on: declining.file))
        declining.candidateDied()
        it.history += declining.history
        let seen = Set(it.history.map { type(of: $0).type.value })
        #expect(seen == Set(AssessmentFile.events.map { $0.type.value }))
        #expect(it.history.allSatisfy { $0.stream == StreamID(AssessmentFile.kind, dossier.value) })
    }

    @Test("L'état se relit de son histoire, et passe tel quel par JSON à chaque pas")
    func rebuilt() throws {
        var state: AssessmentFile?
        for event in Self.full.history {
            state = AssessmentFile.evolve(state, try throughJSON(event))
            if let current = state { state = try throughJSON(current) }
        }
        #expect(state == Self.full.file)
    }

    @Test("Une histoire dont le personnel est effacé donne le même état, sans le personnel")
    func erased() throws {
        var whole: AssessmentFile?
        var state: AssessmentFile?
        for event in Self.full.history {
            whole = AssessmentFile.evolve(whole, event)
            state = AssessmentFile.evolve(state, withoutPersonal(event))
            #expect(state?.persons.isEmpty == true)
            #expect(state?.attemptUnderWay?.phaseName == whole?.attemptUnderWay?.phaseName)
            #expect(state?.attemptUnderWay?.recorded == whole?.attemptUnderWay?.recorded)
        }
        #expect(state == whole)
        #expect(Assessment.filled.file?.persons == [candidate])
        #expect(Assessment.opened.file?.persons == [candidate])
    }

    @Test("Un dossier effacé se transmet encore, sans personnel")
    func erasedIsTransmitted() throws {
        var it = Assessment.signedByOne
        it.file = it.history.reduce(nil) { AssessmentFile.evolve($0, withoutPersonal($1)) }
        let event = try #require(it.sign(referentID).events?.last as? BookletTransmitted)
        #expect(event.personal == nil)
        #expect(digest(try #require(canonicalBooklet(event))) == event.booklet.digest)
    }

    @Test("Aucun événement, dans aucun ordre, n'arrête le programme ni ne réveille un dossier clos")
    func total() {
        let events = Self.full.history
        for event in events { _ = AssessmentFile.evolve(nil, event) }
        for event in events.reversed() { _ = AssessmentFile.evolve(Assessment.observed().file, event) }
        let closed = Assessment.transmitted.file
        for event in events where !(event is AssessmentOpened) && !(event is BookletTransmitted) {
            #expect(AssessmentFile.evolve(closed, event) == closed)
        }
        let stranger = CandidateWithdrew(dossier: dossier)
        #expect(AssessmentFile.evolve(closed, stranger) == closed)
        #expect(Evaluator.evolve(nil, stranger) == nil)
    }

    @Test("Un événement d'une autre tentative laisse l'état tel quel")
    func otherAttempt() {
        let it = Assessment.ready
        let stale = TieAbsenceDeclared(dossier: dossier, attempt: 7, observer: evaluatorID, declaredAt: noon)
        #expect(AssessmentFile.evolve(it.file, stale) == it.file)
    }

    @Test(
        "Les commandes passent par JSON, avec et sans leur part personnelle, qui est le candidat ou la personne visée"
    )
    func commands() throws {
        let commands: [any Command] = [
            AccreditEvaluator(
                evaluator: evaluatorID,
                situation: EvaluatorSituation(kind: .trainer, employerSiren: "123456782", provider: "O-1"),
                branch: "p2st",
                certificateKinds: ["relation-client"],
                letterOn: today,
                letter: "HAB-1",
                personal: EvaluatorPersonal(name: "Eva", email: "eva@example.org")
            ),
            ProposeReferent(dossier: dossier, referent: referent(), personal: ReferentPersonal(name: "Rose")),
            DesignateObservers(
                dossier: dossier,
                candidate: candidate,
                evaluator: evaluatorID,
                referent: referentID,
                expectedOn: today,
                personal: ReasonPersonal(reason: "…")
            ),
            ObjectToObserver(
                dossier: dossier,
                candidate: candidate,
                observer: evaluatorID,
                personal: ReasonPersonal(reason: "…")
            ),
            DecideObjection(
                dossier: dossier,
                candidate: candidate,
                observer: evaluatorID,
                upheld: true,
                personal: ReasonPersonal(reason: "…")
            ),
            DeclareNoTie(dossier: dossier, observer: evaluatorID),
            RecordObservation(
                dossier: dossier,
                candidate: candidate,
                observer: evaluatorID,
                situations: [ObservedSituation(kind: .simulated, on: today)],
                marks: ["E1": marks("+o")],
                personal: ObservationPersonal(notes: ["E1.1": "…"])
            ),
            FillBooklet(
                dossier: dossier,
                candidate: candidate,
                observer: evaluatorID,
                conferredOn: today,
                elements: allAcquired,
                justified: ["E1"],
                personal: BookletPersonal(
                    divergences: ["E1.1": DivergenceReasons(evaluator: "a", referent: "b")],
                    justifications: ["E1": "…"]
                )
            ),
            SignBooklet(dossier: dossier, signatory: evaluatorID, digest: "d"),
            ReopenBooklet(
                dossier: dossier,
                candidate: candidate,
                signatory: evaluatorID,
                personal: ReasonPersonal(reason: "…")
            ),
        ]
        for command in commands {
            try roundTrip(command)
            #expect(type(of: command).type.parts?.service == "evaluation")
        }
        #expect(Set(commands.map { type(of: $0).type.value }).count == commands.count)
    }
}

func throughJSON<Value: JSONReadable & JSONWritable>(_ value: Value) throws -> Value {
    try JSONBytesDecoder().decode(Value.self, from: JSONBytesEncoder().encode(value))
}

func throughJSON(_ event: any Event) throws -> any Event {
    func opened<E: Event>(_ event: E) throws -> E { try throughJSON(event) as E }
    return try opened(event)
}

private func withoutPersonal(_ event: any Event) -> any Event {
    var event = event
    func erase<E: Event>(_ event: inout E) { event.personal = nil }
    erase(&event)
    return event
}

private func roundTrip<C: Command>(_ command: C) throws {
    #expect(try throughJSON(command) == command)
    var erased = command
    erased.personal = nil
    let json = JSONBytesEncoder().encode(erased)
    #expect(try JSONBytesDecoder().decode(C.self, from: json) == erased)
    #expect(!String(decoding: json, as: UTF8.self).contains("personal"))
    #expect((command.person != nil) == (C.Personal.self != NothingPersonal.self))
}
