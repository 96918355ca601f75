import CertificationDomain
import Contracts
import RuleTrait
import Scheme
import Testing

@Suite("Le nom d'un signataire, et jusqu'à quand")
struct SignatoryKeepingTests {
    private func start(_ signatory: Signatory, _ day: String) throws -> SignatoryRetentionBegan? {
        let now = try #require(Day(day)).startInParis
        return decideRetentionStart(of: signatory, scheme: Example.scheme(), at: now)
            .event(SignatoryRetentionBegan.self)
    }

    private func started(_ signatory: Signatory = Example.branchSignatory) throws -> Signatory {
        let began = try #require(try start(signatory, "2028-01-01"))
        return try #require(Signatory.evolve(signatory, began))
    }

    @Test(
        "Son dernier mandat fini, il se garde autant que le registre garde ce qu'il a signé, puis s'efface",
        .rule("signatoryIsKeptAsLongAsTheRegister")
    )
    func term() throws {
        let signatory = Example.branchSignatory
        #expect(try start(signatory, "2027-12-31") == nil)
        let due = try #require(signatory.dueTimes.first)
        #expect(due == DueTime(Signatory.retentionStart, at: Day("2028-01-01")!.startInParis))
        let until = Day("2078-01-01")!.startInParis
        #expect(try start(signatory, "2028-01-01")?.keptUntil == until)
        let kept = try started()
        #expect(kept.dueTimes == [DueTime(Signatory.retentionEnd, at: until)])
        #expect(decideRetention(of: kept, concerned: nil, at: until.adding(milliseconds: -1)).changesNothing)
        let end = try #require(decideRetention(of: kept, concerned: nil, at: until).event(SignatoryRetentionEnded.self))
        #expect(end.erasesPersonal?.histories == [StreamID("signatory", "A-1")] && end.through == until)
        let over = try #require(Signatory.evolve(kept, end))
        #expect(over.dueTimes == [] && over.mandates == kept.mandates && over.claims == kept.claims)
        #expect(decideRetention(of: over, concerned: nil, at: until).changesNothing)
    }

    @Test(
        "Sans terme il reste ; terminé avant, il compte de là ; mandaté à nouveau, il reste",
        .rule("signatoryIsKeptAsLongAsTheRegister")
    )
    func mandates() throws {
        let endless = Example.signatory("A-1", Example.mandate(until: nil))
        #expect(endless.dueTimes == [])
        #expect(try start(endless, "2090-01-01") == nil)
        let ended = try #require(
            Signatory.evolve(endless, SigningMandateEnded(signatory: "A-1", mandate: "M-B", endedBy: "C-1"))
        )
        #expect(try start(ended, "2026-05-04")?.keptUntil == Day("2076-05-04")!.startInParis)
        let again = Signatory.evolve(
            try started(),
            SignatoryAppointed(
                signatory: "A-1",
                mandate: Example.mandate("M-D", until: nil),
                appointedBy: "C-1",
                personal: nil
            )
        )
        #expect(again?.dueTimes == [])
        #expect(decideRetention(of: again, concerned: nil, at: Day("2090-01-01")!.startInParis).changesNothing)
    }

    @Test("Pour le C4S, c'est le plus long terme des branches", .rule("signatoryIsKeptAsLongAsTheRegister"))
    func committee() throws {
        var policy = BranchPolicy()
        policy.retention.minutesAndRegister = 70
        let now = Day("2028-01-01")!.startInParis
        let scheme = Example.scheme(policy)
        let began = decideRetentionStart(of: Example.committeeSignatory, scheme: scheme, at: now)
            .event(SignatoryRetentionBegan.self)
        #expect(began?.keptUntil == Day("2098-01-01")!.startInParis)
    }

    @Test(
        "Une réclamation ouverte sur lui suspend ; décidée, ce qui est à terme s'efface",
        .rule("complaintKeepsTheSignatory")
    )
    func complaint() throws {
        let kept = try started()
        let late = Day("2079-01-01")!.startInParis
        func hear(_ open: Bool, on concerned: ConcernedSignatory?) -> Decision {
            decide(
                PersonConcerned(concerned: "A-1", complaint: "R-1", isOpen: open),
                on: concerned
            )
        }
        let noted = try #require(hear(true, on: nil).event(ConcernedSignatoryNoted.self))
        let concerned = ConcernedSignatory.evolve(nil, noted)
        #expect(decideRetention(of: kept, concerned: concerned, at: late).changesNothing)
        let found = erasureObstacles(of: kept, concerned: concerned, scheme: Example.scheme(), at: late)
        #expect(found == [Refusal("complaintKeepsTheSignatory", ["complaint": "R-1"])])
        #expect(hear(true, on: concerned).changesNothing)
        let closed = try #require(hear(false, on: concerned).event(ConcernedSignatoryNoted.self))
        func follows(_ event: ConcernedSignatoryNoted, _ before: ConcernedSignatory?) throws -> [any Event] {
            let after = try #require(ConcernedSignatory.evolve(before, event))
            return ConcernedSignatory.follow(event, from: before, to: after, kept, at: late)
        }
        #expect(try follows(closed, concerned).map { $0 is SignatoryRetentionEnded } == [true])
        #expect(try follows(noted, nil).isEmpty)
        let noneOpen = erasureObstacles(of: nil, concerned: nil, scheme: Example.scheme(), at: late)
        #expect(noneOpen == [])
    }

    @Test(
        "Le nom de qui signe ne s'efface pas avant son terme, même s'il le demande",
        .rule("nameStandsUnderSignatures")
    )
    func obstacles() throws {
        func found(_ signatory: Signatory?, _ day: String) throws -> [Refusal] {
            let now = try #require(Day(day)).startInParis
            return erasureObstacles(of: signatory, concerned: nil, scheme: Example.scheme(), at: now)
        }
        let standing = try found(Example.branchSignatory, "2026-05-04")
        #expect(standing == [Refusal("nameStandsUnderSignatures", ["signatory": "A-1"])])
        let kept = try started()
        #expect(try found(kept, "2077-12-31").first?.facts["until"] == "2078-01-01")
        #expect(try found(kept, "2078-01-01") == [])
        #expect(try found(nil, "2026-05-04") == [])
    }
}
