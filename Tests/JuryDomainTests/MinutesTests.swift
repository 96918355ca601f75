import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("Le procès-verbal et les décisions")
struct MinutesTests {
    // Five files, five fates: awarded, not awarded, drawn, without quorum, not voted.
    static func fiveFiles() -> World {
        var world = World()
        for dossier: DossierID in ["D1", "D2", "D3", "D4", "D5"] { world.transmit(transmitted(dossier)) }
        world.convene()
        world.place(["D1", "D2", "D3", "D4", "D5"])
        world.open()
        world.voteAll()
        world.closeWithWords()
        world.voteAll(["B.2": .notAcquired], dossier: "D2")
        world.closeWithWords("D2")
        world.vote("e1", "D3", ["A.1": .notAcquired])
        world.vote("s1", "D3")
        world.closeWithWords("D3")
        world.declareTie("s1", "D4")
        world.declareTie("s2", "D4")
        return world
    }

    @Test(
        "Les décisions prennent effet à la seconde signature, et un dossier bloqué ne retient pas les autres",
        .rule("minutesAreSignedByBothColleges", "everyElementIsAcquired")
    )
    func secondSignature() {
        var world = MinutesTests.fiveFiles()
        #expect(world.drawUp().isDone)
        #expect(
            world.events(MinutesDrawnUp.self).last?.lines.map(\.outcome)
                == [.awarded, .notAwarded, .drawn, .quorumMissing, .notVoted]
        )
        #expect(world.sign("e1").events?.count == 1)
        #expect(world.events(CertificateAwarded.self).isEmpty)
        #expect(world.sign("e1").changesNothing)
        #expect(world.sign("s1").isDone)
        #expect(world.events(MinutesSigned.self).map(\.takesEffect) == [false, true])
        #expect(world.events(MinutesSigned.self).map(\.college) == [.employers, .employees])

        let award = world.events(CertificateAwarded.self)
        #expect(award.map(\.dossier) == ["D1"])
        #expect(award.first?.decidedOn == World.sessionDay)
        #expect(award.first?.personal == candidatePersonal)
        let refusal = world.events(CertificateNotAwarded.self)
        #expect(refusal.map(\.dossier) == ["D2"])
        #expect(refusal.first?.missing == ["B.2"])
        #expect(refusal.first?.acquired.map(\.element) == ["A.1", "A.2", "B.1"])
        #expect(refusal.first?.acquired.first?.observers == ["evaluator", "referent"])
        #expect(refusal.first?.acquired.first?.decision == refusal.first?.decision)
        #expect(refusal.first?.personal?.recommendations == ["B.2": "Voir B.2"])
        #expect(world.events(CaseAdjourned.self).map(\.dossier) == ["D3", "D4", "D5"])
        #expect(world.events(CaseAdjourned.self).map(\.cause) == [.drawn, .quorumMissing, .notVoted])

        #expect(world.cases["D1"]?.handedTo == "certification")
        #expect(world.cases["D2"]?.handedTo == "registration")
        #expect(world.cases["D3"]?.handedTo == nil)
        world.convene("S2", day: World.sessionDay.adding(days: 20))
        #expect(world.place(["D3", "D4", "D5"], in: "S2").isDone)
        #expect(world.sign("s1").changesNothing)
        #expect(Set(award.map(\.decision) + refusal.map(\.decision)).count == 2)
    }

    @Test(
        "Le procès-verbal porte la signature des deux collèges, sur le même texte",
        .rule("minutesAreSignedByBothColleges")
    )
    func bothColleges() {
        var world = World.sitting()
        world.voteAll()
        world.close()
        #expect(world.sign("e1", digest: "ab").code == "notNow")
        world.drawUp()
        #expect(world.sign("e2").code == "memberSigns")
        #expect(world.sign("e1", digest: "ab").code == "minutesHaveChanged")
        let session = world.sessions["S1"]!
        #expect(minutesAreSignedByBothColleges(["e1", "s1"], in: session))
        #expect(!minutesAreSignedByBothColleges(["e1", "e2"], in: session))
        #expect(!minutesAreSignedByBothColleges(["e1"], in: session))
        #expect(world.vote("e1").code == "notNow")
    }

    @Test("Un désistement entre les deux signatures sort le dossier: le procès-verbal est redressé et resigné")
    func withdrawalBetweenSignatures() {
        var world = MinutesTests.fiveFiles()
        world.drawUp()
        world.sign("e1")
        #expect(world.withdraw().isDone)
        #expect(world.withdraw().changesNothing)
        #expect(world.sign("s1").code == "minutesHaveChanged")
        #expect(world.drawUp().isDone)
        #expect(world.sign("s1").isDone)
        #expect(world.events(CertificateNotAwarded.self).isEmpty)
        #expect(world.sign("e1").isDone)
        #expect(world.events(CertificateAwarded.self).isEmpty)
        #expect(world.events(CertificateNotAwarded.self).map(\.dossier) == ["D2"])
        #expect(world.events(MinutesDrawnUp.self).last?.lines.map(\.dossier) == ["D2", "D3", "D4", "D5"])
    }

    @Test("La séance reprise annule le procès-verbal et ses signatures")
    func reopened() {
        var world = MinutesTests.fiveFiles()
        world.drawUp()
        world.sign("e1")
        #expect(world.open().isDone)
        world.voteAll(dossier: "D5")
        world.closeWithWords("D5")
        world.signBoth()
        #expect(world.events(CertificateAwarded.self).map(\.dossier) == ["D1", "D5"])
    }

    @Test("Le texte signé change avec chaque fait, et ne contient pas les bulletins")
    func canonicalForm() {
        func bytes(_ change: (inout World) -> Void) -> [UInt8] {
            var world = World.sitting()
            change(&world)
            return Minutes(of: world.sessions["S1"]!, world.cases, under: world.rules).canonicalBytes
        }
        let forms: [[UInt8]] = [
            bytes { _ in },
            bytes {
                $0.voteAll(); $0.closeWithWords()
            },
            bytes {
                $0.vote("e1"); $0.vote("s1"); $0.closeWithWords()
            },
            bytes {
                $0.voteAll(["A.1": .notAcquired]); $0.closeWithWords()
            },
            bytes {
                $0.voteAll(["A.1": .notAcquired])
                $0.close(reasons: ["A.1": "Voir A.1"], recommendations: ["A.1": "Autre"])
            },
            bytes {
                $0.declareTie("e2"); $0.vote("e1"); $0.vote("s1"); $0.vote("s2"); $0.closeWithWords()
            },
        ]
        #expect(Set(forms).count == forms.count)
        // Who of a college voted against is not in it.
        let one = bytes {
            $0.voteAll(); $0.vote("e1", "D1", ["A.1": .notAcquired]); $0.closeWithWords()
        }
        let other = bytes {
            $0.voteAll(); $0.vote("e2", "D1", ["A.1": .notAcquired]); $0.closeWithWords()
        }
        #expect(one == other)
        let text = String(decoding: one, as: UTF8.self)
        #expect(text.hasPrefix("ccs-minutes 1\nsession S1\npanel p2st-1\n"))
        #expect(text.contains("\ntally A.1 1/1/0 2/0/0 3/4 1/4\n"))
    }

    @Test("Une raison ne peut pas se faire passer pour une ligne du procès-verbal")
    func noForgedLine() {
        func bytes(_ reason: String, _ recommendation: String) -> [UInt8] {
            var world = World.sitting()
            world.voteAll(["A.1": .notAcquired])
            world.close(reasons: ["A.1": reason], recommendations: ["A.1": recommendation])
            return Minutes(of: world.sessions["S1"]!, world.cases, under: world.rules).canonicalBytes
        }
        #expect(bytes("x\nrecommendation A.1 y", "z") != bytes("x", "y\nrecommendation A.1 z"))
    }

    @Test("Le partage ajourne une fois; le second ne vaut pas acquis", .rule("secondDrawDoesNotAcquire"))
    func drawnTwice() {
        var world = World.sitting()
        world.vote("e1", "D1", ["A.1": .notAcquired])
        world.vote("s1")
        world.close()
        #expect(world.events(CaseExamined.self).last?.examination.outcome == .drawn)
        world.signBoth()
        #expect(
            world.cases["D1"]?.undecided?.decideBy == DuePolicy().deadline(30, after: World.sessionDay).endsAt
        )
        world.convene("S2", day: World.sessionDay.adding(days: 20))
        world.place(["D1"], in: "S2")
        world.open("S2")
        world.vote("e1", "D1", ["A.1": .notAcquired], in: "S2")
        world.vote("s1", in: "S2")
        #expect(world.close(in: "S2").code == "missingElementHasRecommendation")
        #expect(world.close(recommendations: ["A.1": "Écouter"], in: "S2").isDone)
        let examination = world.events(CaseExamined.self).last?.examination
        #expect(examination?.outcome == .notAwarded)
        #expect(examination?.missing == ["A.1"])
        #expect(examination?.drawn == ["A.1"])
    }

    @Test("Un premier partage ajourne encore, quand c'est d'un autre élément", .rule("secondDrawDoesNotAcquire"))
    func anotherElementIsDrawn() {
        var world = World.sitting()
        func sit(_ session: SessionID, after days: Int, drawnOn element: ElementCode, _ world: inout World) {
            world.convene(session, day: World.sessionDay.adding(days: days))
            world.place(["D1"], in: session)
            world.open(session)
            world.vote("e1", "D1", [element: .notAcquired], in: session)
            world.vote("s1", in: session)
        }
        world.vote("e1", "D1", ["A.1": .notAcquired])
        world.vote("s1")
        world.close()
        world.signBoth()
        sit("S2", after: 20, drawnOn: "B.2", &world)
        #expect(world.close(in: "S2").isDone)
        #expect(world.events(CaseExamined.self).last?.examination.outcome == .drawn)
        world.signBoth("S2")
        #expect(world.cases["D1"]?.undecided?.drawnBefore == ["A.1", "B.2"])
        sit("S3", after: 40, drawnOn: "A.1", &world)
        #expect(world.close(recommendations: ["A.1": "Écouter"], in: "S3").isDone)
        let examination = world.events(CaseExamined.self).last?.examination
        #expect(examination?.outcome == .notAwarded)
        #expect(examination?.missing == ["A.1"])
    }

    @Test("La même décision a toujours le même numéro; une autre séance, un autre dossier en ont un autre")
    func decisionIdentifiers() {
        let world = MinutesTests.fiveFiles()
        let session = world.sessions["S1"]!
        let first = decisionID(on: world.cases["D1"]!, in: session)
        #expect(first == decisionID(on: world.cases["D1"]!, in: session))
        #expect(first != decisionID(on: world.cases["D2"]!, in: session))
    }
}
