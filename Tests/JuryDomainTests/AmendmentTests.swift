import Contracts
import JuryDomain
import RuleTrait
import Testing

@Suite("Le jury reçoit un rectificatif ou un complément du livret")
struct AmendmentTests {
    // How far a file has come when a rectification reaches the panel, before the second signature under the minutes.
    enum Moment: CaseIterable {
        case waiting, placed, voted, closed, drawnUp, signedByOne, deferred
    }

    static func world(_ moment: Moment) -> World {
        var world = World()
        world.transmit(transmitted("D1"))
        guard moment != .waiting else { return world }
        world.convene()
        world.place(["D1"])
        world.open()
        guard moment != .placed else { return world }
        if moment == .deferred {
            _ = SupplementTests.ask(&world)
            return world
        }
        world.voteAll()
        guard moment != .voted else { return world }
        world.close()
        guard moment != .closed else { return world }
        world.drawUp()
        if moment == .signedByOne { world.sign("e1") }
        return world
    }

    @Test(
        "Avant la décision, il est pris à tout moment: les voix sont nulles, le vote clos se rouvre",
        .rule("amendmentComesBeforeDecision"),
        arguments: Moment.allCases
    )
    func taken(_ moment: Moment) throws {
        var world = Self.world(moment)
        let before = try #require(world.cases["D1"])
        #expect(amendmentComesBeforeDecision(before, 1) == nil)
        #expect(world.rectify(["A.1": .notAcquired]).isDone)
        #expect(world.events(BookletAmendmentTaken.self).map(\.digest) == ["r1"])
        #expect(world.events(BookletAmendmentRefused.self).isEmpty)
        let file = try #require(world.cases["D1"])
        #expect(file.undecided?.file.judgement(of: "A.1") == .notAcquired)
        #expect(file.undecided?.file.judgement(of: "A.2") == .acquired)
        #expect(file.session == before.session)
        guard case .placed(_, let sitting) = file.stage else {
            #expect(moment == .waiting)
            #expect(file.stage == .waiting(try #require(file.undecided)))
            return
        }
        #expect(sitting.ballots.isEmpty)
        #expect(sitting.recusals == before.recusals)
    }

    @Test("Le vote rouvert porte sur le livret rectifié, et c'est lui que la décision suit")
    func decidedAsRectified() {
        for (booklet, rectified, awarded) in [
            (ElementJudgement.acquired, ElementJudgement.notAcquired, false), (.notAcquired, .acquired, true),
        ] {
            var world = World.sitting(transmitted("D1", judgements: ["A.1": booklet]))
            world.voteAll()
            world.closeWithWords()
            world.rectify(["A.1": rectified])
            #expect(world.closeWithWords().code == "quorumIsReached")
            world.voteAll()
            world.closeWithWords()
            world.signBoth()
            #expect(world.events(CertificateAwarded.self).count == (awarded ? 1 : 0))
            #expect(world.events(CertificateNotAwarded.self).map(\.missing) == (awarded ? [] : [["A.1"]]))
        }
    }

    @Test("Un procès-verbal dressé sur l'ancien livret ne se signe plus; redressé, il laisse le dossier au jury")
    func minutesAreVoid() {
        for moment in [Moment.drawnUp, .signedByOne] {
            var world = Self.world(moment)
            world.rectify(["A.1": .notAcquired])
            #expect(world.sign("e1").code == (moment == .drawnUp ? "minutesHaveChanged" : nil))
            #expect(world.sign("s1").code == "minutesHaveChanged")
            #expect(world.events(CertificateAwarded.self).isEmpty)
            world.signBoth()
            #expect(world.events(CertificateAwarded.self).isEmpty)
            #expect(world.events(CaseAdjourned.self).map(\.cause) == [.notVoted])
            #expect(world.cases["D1"]?.undecided?.file.judgement(of: "A.1") == .notAcquired)
        }
    }

    @Test(
        "Après la décision, il est refusé et n'a pas d'effet; la décision rapportée, il peut revenir",
        .rule("amendmentComesBeforeDecision")
    )
    func decidedFirst() throws {
        var world = Self.world(.signedByOne)
        world.sign("s1")
        let decided = try #require(world.cases["D1"])
        world.rectify(["A.1": .notAcquired])
        #expect(world.events(BookletAmendmentRefused.self).map(\.cause) == [.decided])
        #expect(world.events(BookletAmendmentTaken.self).isEmpty)
        #expect(world.cases["D1"] == decided)
        world.convene("S2", day: World.sessionDay.adding(days: 40))
        world.open("S2")
        #expect(world.rescind(in: "S2").isDone)
        world.signBoth("S2")
        world.rectify(["A.1": .notAcquired])
        #expect(world.events(BookletAmendmentTaken.self).count == 1)
        #expect(world.cases["D1"]?.undecided?.file.judgement(of: "A.1") == .notAcquired)
    }

    @Test("Pris pendant un réexamen, il reste au dossier quand la séance confirme sa décision")
    func takenWhileReexamined() {
        var world = World.reexamined(awarded: true)
        world.rectify(["A.1": .notAcquired])
        #expect(world.events(BookletAmendmentTaken.self).count == 1)
        ReexaminationTests.examine(&world, ["A.1": .acquired])
        #expect(world.events(DecisionConfirmed.self).count == 1)
        #expect(world.decided()?.kept?.file.judgement(of: "A.1") == .notAcquired)
    }

    @Test(
        "D'un dossier abandonné, ou passé à un autre essai, il est refusé",
        .rule("amendmentComesBeforeDecision")
    )
    func ended() {
        var world = Self.world(.voted)
        world.withdraw()
        world.rectify(["A.1": .notAcquired])
        #expect(world.events(BookletAmendmentRefused.self).map(\.cause) == [.withdrawn])
        world = Self.world(.waiting)
        world.rectify(["A.1": .notAcquired], attempt: 2)
        #expect(world.events(BookletAmendmentRefused.self).map(\.cause) == [.overtaken])
        world = World()
        #expect(world.rectify(["A.1": .notAcquired]).changesNothing)
    }

    @Test(
        "Le complément que la séance a demandé est la réponse des observateurs, et le jury décide sur lui",
        .rule("addendumWasAsked")
    )
    func addendumAnswers() {
        var world = World.sitting(transmitted("D1", judgements: ["A.1": .divergent]))
        _ = SupplementTests.ask(&world)
        world.signBoth()
        #expect(world.add(["A.1": .acquired]).events?.count == 2)
        #expect(world.events(SupplementReceived.self).map(\.party) == [.observers])
        #expect(world.cases["D1"]?.undecided?.awaited?.owedBy == [.company])
        #expect(SupplementTests.answer(&world, .company).isDone)
        world.convene("S2", day: World.sessionDay.adding(days: 40))
        world.place(["D1"], in: "S2")
        world.open("S2")
        world.voteAll(in: "S2")
        world.close(in: "S2")
        world.signBoth("S2")
        #expect(world.events(CertificateAwarded.self).map(\.session) == ["S2"])
    }

    @Test(
        "Un complément que nul n'a demandé, ou qu'une autre séance, ou trop tard, est refusé",
        .rule("addendumWasAsked")
    )
    func addendumUnasked() throws {
        for moment in Moment.allCases {
            var world = Self.world(moment)
            let before = world.cases["D1"]
            world.add(["A.1": .notAcquired])
            #expect(world.events(BookletAmendmentRefused.self).map(\.cause) == [.notAsked], "\(moment)")
            #expect(world.cases["D1"] == before)
        }
        var world = World.sitting()
        _ = SupplementTests.ask(&world)
        world.signBoth()
        world.add([:], session: "S9")
        #expect(world.events(BookletAmendmentRefused.self).map(\.cause) == [.notAsked])
        // A rectification is no answer to what was asked.
        #expect(world.rectify(["A.1": .notAcquired]).isDone)
        #expect(world.cases["D1"]?.undecided?.awaited?.owedBy == [.observers, .company])
        let due = try #require(world.cases["D1"]?.dueTimes.first)
        world.apply(supplementFellDue(due, on: try #require(world.cases["D1"])))
        world.add([:])
        #expect(world.events(BookletAmendmentRefused.self).map(\.cause) == [.notAsked, .notAsked])
    }
}

extension World {
    private func amendment(
        _ kind: BookletAmendment.Kind,
        _ judgements: [ElementCode: ElementJudgement],
        _ session: SessionID?
    ) -> BookletAmendment {
        BookletAmendment(
            kind: kind,
            previous: "ab",
            session: session,
            situations: [],
            elements: judgements.mapValues { ElementAssessment(marks: CriterionMarks([.met]), judgement: $0) },
            notesDigest: "w",
            digest: kind == .rectification ? "r1" : "a1"
        )
    }

    @discardableResult
    mutating func rectify(_ judgements: [ElementCode: ElementJudgement], attempt: Int = 1) -> Decision {
        let event = BookletRectified(
            dossier: "D1",
            attempt: attempt,
            candidate: "candidate",
            panel: "p2st-1",
            amendment: amendment(.rectification, judgements, nil),
            signatory: "referent",
            signedAt: now,
            personal: nil
        )
        return apply(decide(event, on: cases["D1"], under: rules))
    }

    @discardableResult
    mutating func add(_ judgements: [ElementCode: ElementJudgement], session: SessionID = "S1") -> Decision {
        let event = BookletAddendumSigned(
            dossier: "D1",
            attempt: 1,
            candidate: "candidate",
            panel: "p2st-1",
            amendment: amendment(.addendum, judgements, session),
            signatory: "referent",
            signedAt: now,
            personal: nil
        )
        return apply(decide(event, on: cases["D1"], under: rules))
    }
}
