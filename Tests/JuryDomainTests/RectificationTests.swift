import Contracts
import JuryDomain
import Kernel
import RuleTrait
import Scheme
import Testing

extension World {
    // One file refused on B.2 by e1, e2, s1, s2, its minutes signed by both; s3 was there and did not vote.
    static func refused() -> World {
        var world = World.sitting(present: ["e1", "e2", "s1", "s2", "s3"])
        world.voteAll(["B.2": .notAcquired])
        world.closeWithWords()
        world.signBoth()
        return world
    }

    @discardableResult
    mutating func rectify(
        present: [PersonID] = ["e1", "e2", "s1", "s2", "s3"],
        words: RectifiedWords? = nil,
        text: ExaminationPersonal? = nil,
        reason: String = "Faute de transcription",
        by who: PersonID = "e1",
        in session: SessionID = "S1"
    ) -> Decision {
        let command = DrawUpRectifiedMinutes(
            session: session,
            panel: "p2st-1",
            present: present,
            words: words,
            drawnUpBy: who,
            personal: RectificationPersonal(reason: reason, words: text)
        )
        return apply(
            decide(command, on: sessions[session], cases, under: rules, by: By(as_(who), at: now))
        )
    }

    @discardableResult
    mutating func signRectified(_ who: PersonID) -> Decision {
        sign(who, digest: events(RectifiedMinutesDrawnUp.self).last?.digest ?? "none")
    }

    @discardableResult
    mutating func replace(
        _ replaced: PersonID,
        with standIn: PersonID,
        reason: String = "Mandat échu",
        by actor: Actor = officer
    ) -> Decision {
        let command = ReplaceSignatory(
            session: "S1",
            panel: "p2st-1",
            replaced: replaced,
            standIn: standIn,
            officer: "officer-1",
            personal: ReasonPersonal(reason: reason)
        )
        return apply(decide(command, on: sessions["S1"], under: rules, by: By(actor)))
    }
}

@Suite("Le procès-verbal rectifié, et qui signe à la place d'un autre")
struct RectificationTests {
    static let file = RectifiedWords(dossier: "D1", attempt: 1, candidate: "candidate")

    static func text(_ recommendation: String, on element: ElementCode = "B.2") -> ExaminationPersonal {
        ExaminationPersonal(reasons: ["B.2": "Voir B.2"], recommendations: [element: recommendation])
    }

    @Test("Une erreur matérielle se corrige par un procès-verbal signé des deux collèges, chaîné au premier")
    func mended() {
        var world = World.refused()
        let first = world.events(MinutesDrawnUp.self)[0].digest
        #expect(world.rectify(words: Self.file, text: Self.text("Reformuler la demande")).isDone)
        let drawnUp = world.events(RectifiedMinutesDrawnUp.self)[0]
        #expect(drawnUp.rectifies == first && drawnUp.number == 1 && drawnUp.digest != first)
        #expect(world.sessions["S1"]?.persons == ["candidate"])
        #expect(world.rectify(words: Self.file, text: Self.text("Reformuler la demande")).changesNothing)
        #expect(world.signRectified("e2").code == "memberSigns")
        #expect(world.sign("s1", digest: "ab").code == "minutesHaveChanged")
        #expect(world.signRectified("e1").events?.count == 1)
        #expect(world.signRectified("e1").changesNothing)
        #expect(world.cases["D1"]?.finding?.words?.recommendations == ["B.2": "Voir B.2"])
        #expect(world.signRectified("s1").events?.count == 2)
        #expect(world.cases["D1"]?.finding?.words?.recommendations == ["B.2": "Reformuler la demande"])
        let told = world.events(DecisionWordsRectified.self)
        #expect(told.map(\.recommendationsChange) == [true])
        #expect(told[0].decision == world.events(CertificateNotAwarded.self)[0].decision)
        #expect(world.events(CertificateNotAwarded.self).count == 1)
        #expect(world.sessions["S1"]?.persons == [])
        #expect(world.sign("s1", digest: first).changesNothing)

        // A second slip is chained to the first rectification.
        #expect(world.rectify(present: ["e1", "e2", "s1", "s2"]).isDone)
        let second = world.events(RectifiedMinutesDrawnUp.self)[1]
        #expect(second.rectifies == drawnUp.digest && second.number == 2)
        world.signRectified("s1")
        world.signRectified("e1")
        #expect(world.sessions["S1"]?.present == ["e1", "e2", "s1", "s2"])
        #expect(world.events(DecisionWordsRectified.self).count == 1)
    }

    @Test("Un motif d'écart corrigé ne renvoie pas les recommandations au candidat")
    func reasonsOnly() {
        var world = World.refused()
        let text = ExaminationPersonal(reasons: ["B.2": "Mieux dit"], recommendations: ["B.2": "Voir B.2"])
        #expect(world.rectify(words: Self.file, text: text).isDone)
        world.signRectified("e1")
        world.signRectified("s1")
        #expect(world.events(DecisionWordsRectified.self).map(\.recommendationsChange) == [false])
    }

    @Test("Une rectification ne touche ni à ce qui fut décidé, ni à qui a pris part", .rule("rectificationIsASlip"))
    func slipOnly() {
        let all: [PersonID] = ["e1", "e2", "s1", "s2", "s3"]
        let other = RectifiedWords(dossier: "D9", attempt: 1, candidate: "candidate")
        let rows: [(present: [PersonID], words: RectifiedWords?, text: ExaminationPersonal?, because: String?)] = [
            (all, Self.file, Self.text("Mieux dit"), nil),
            (["e1", "e2", "s1", "s2"], nil, nil, nil),
            (all + ["e3"], nil, nil, nil),
            (all, nil, nil, "nothingChanges"),
            (all, Self.file, Self.text("Voir B.2"), "nothingChanges"),
            (all, Self.file, Self.text(" "), "wordsAreMissing"),
            (all, Self.file, nil, "wordsAreMissing"),
            (all, Self.file, Self.text("Mieux dit", on: "A.1"), "otherElements"),
            (all, other, Self.text("Mieux dit"), "decisionDoesNotStand"),
            (["e1", "s1", "s2"], nil, nil, "memberTookPart"),
            (["e2", "s1", "s2"], nil, nil, "memberTookPart"),
            (all + ["stranger"], nil, nil, "memberIsNotConvened"),
            (all + ["e1"], nil, nil, "memberIsNamedTwice"),
        ]
        for row in rows {
            var world = World.refused()
            let decision = world.rectify(present: row.present, words: row.words, text: row.text)
            #expect(decision.refusal?.facts["because"] == row.because, "\(row)")
            #expect(decision.isDone == (row.because == nil), "\(row)")
        }
        var rescinded = World.refused()
        rescinded.convene("S2", day: World.sessionDay.adding(days: 20))
        rescinded.open("S2")
        rescinded.rescind(in: "S2")
        let late = rescinded.rectify(words: Self.file, text: Self.text("Mieux dit"))
        #expect(late.refusal?.facts["because"] == "decisionDoesNotStand")
    }

    @Test("Une rectification a un motif, vient après l'effet, et de qui signe")
    func whoAndWhen() {
        var world = World.refused()
        #expect(world.rectify(present: ["e1", "e2", "s1", "s2"], reason: " ").code == "rectificationHasReason")
        #expect(world.rectify(present: ["e1", "e2", "s1", "s2"], by: "e2").code == "memberSigns")
        var unsigned = World.sitting()
        unsigned.drawUp()
        #expect(unsigned.rectify().refusal == Refusal("notNow", ["state": "drawnUp"]))
        // Taken back before the second signature: the minutes are mended, nobody is told.
        #expect(world.rectify(words: Self.file, text: Self.text("Mieux dit")).isDone)
        world.signRectified("e1")
        world.convene("S2", day: World.sessionDay.adding(days: 20))
        world.open("S2")
        world.rescind(in: "S2")
        world.signBoth("S2")
        #expect(world.signRectified("s1").events?.count == 1)
        #expect(world.cases["D1"]?.handedTo == nil)
    }

    @Test("Seul un membre du même collège, qui a siégé, signe à la place", .rule("standInSatForTheSameCollege"))
    func standIns() {
        let rows: [(PersonID, PersonID, String?)] = [
            ("s1", "s2", nil),
            ("e1", "e2", nil),
            ("s1", "e2", "standInIsOfTheOtherCollege"),
            ("s1", "s3", "standInWasNotThere"),
            ("s1", "stranger", "standInWasNotThere"),
            ("s2", "s1", "replacedDoesNotSign"),
            ("s1", "s1", "standInIsReplaced"),
        ]
        for (replaced, standIn, because) in rows {
            var world = World.sitting()
            world.voteAll()
            world.close()
            world.drawUp()
            let decision = world.replace(replaced, with: standIn)
            #expect(decision.refusal?.facts["because"] == because, "\(replaced) \(standIn)")
            #expect(decision.isDone == (because == nil), "\(replaced) \(standIn)")
        }
    }

    @Test("Qui remplace signe pour le collège; qui est remplacé ne signe plus", .rule("memberSigns"))
    func standInSigns() {
        var world = World.sitting()
        #expect(world.replace("s1", with: "s2").refusal == Refusal("notNow", ["state": "sitting"]))
        world.voteAll()
        world.close()
        world.drawUp()
        world.sign("e1")
        #expect(world.replace("e1", with: "e2").refusal?.facts["because"] == "replacedHasSigned")
        #expect(world.replace("s1", with: "s2", reason: "").code == "replacementHasReason")
        #expect(world.replace("s1", with: "s2", by: as_("e1")).code == "actorMayNot")
        #expect(world.sign("s2").code == "memberSigns")
        #expect(world.replace("s1", with: "s2").isDone)
        #expect(world.replace("s1", with: "s2").changesNothing)
        #expect(world.sign("s1").code == "memberSigns")
        #expect(world.sign("s2").isDone)
        #expect(world.events(CertificateAwarded.self).count == 1)
        #expect(world.sessions["S1"]?.notifiedOn == World.sessionDay)
    }

    @Test("Seuls président et vice-président closent un vote", .rule("memberPresides"))
    func presides() {
        var world = World.sitting()
        world.voteAll()
        #expect(world.close(by: "e2").code == "memberPresides")
        #expect(world.close(by: "s1").isDone)
    }

    @Test("Qui n'a pas signé est rappelé avant l'échéance, puis signalé, pour un procès-verbal comme pour l'autre")
    func reminders() {
        var world = World.sitting()
        world.voteAll(["B.2": .notAcquired])
        world.closeWithWords()
        world.drawUp()
        world.sign("s1")
        func tellAll() -> [Instant] {
            var told: [Instant] = []
            while let next = world.sessions["S1"]?.dueTimes.min(by: { $0.at < $1.at }) {
                guard world.apply(decide(next, on: world.sessions["S1"]!)).isDone else { break }
                told.append(next.at)
            }
            return told
        }
        func day(_ text: String) -> Instant { Day(text)!.startInParis }
        #expect(tellAll() == [day("2026-04-10"), day("2026-04-16"), day("2026-04-17")])
        #expect(world.events(MinutesSignatureReminded.self).map(\.awaited) == [["e1"], ["e1"]])
        #expect(world.events(MinutesFellDue.self).count == 1)
        world.sign("e1")
        world.rectify(words: Self.file, text: Self.text("Mieux dit"))
        #expect(tellAll().count == 3)
        #expect(world.events(MinutesSignatureReminded.self).last?.awaited == ["e1", "s1"])
        world.signRectified("e1")
        world.signRectified("s1")
        #expect(world.sessions["S1"]?.dueTimes == [])
    }
}
