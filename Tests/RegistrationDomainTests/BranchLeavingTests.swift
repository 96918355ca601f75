import Contracts
import Kernel
import RegistrationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Une branche partie, et ses dossiers ouverts")
struct BranchLeavingTests {
    private let leftOn = Day("2026-04-01")!
    private let until = Day("2026-06-30")!
    private let after = Day("2026-07-01")!.startInParis
    private let committee = Actor(.committee, "G-1")

    /// p2st leaves; `next` has joined, unless it leaves as well.
    private func scheme(
        passTo: BranchID? = "next",
        agreed: Bool = true,
        left: Bool = true,
        nextLeaves: Bool = false
    ) -> Scheme {
        func branch(_ id: BranchID, _ adhesions: [Adhesion]) -> Branch {
            Branch(id: id, name: "Branche", legalBody: "Association", adhesions: adhesions, panels: [])
        }
        let decision = CPNEDecision(reference: "CPNE-1", date: Day("2019-01-01")!)
        let joined = Day("2020-01-01")!
        return Scheme(
            kinds: [
                CertificateKind(id: Example.kind, title: "Relation client", nationalReporting: false, tools: [])
            ],
            standards: [Example.standard],
            branches: [
                branch(
                    "p2st",
                    [
                        Adhesion(
                            certificateKind: Example.kind,
                            cpneDecision: decision,
                            joinedOn: joined,
                            leftOn: left ? leftOn : nil,
                            openFilesUntil: agreed ? until : nil,
                            openFilesPassTo: passTo
                        )
                    ]
                ),
                branch(
                    "next",
                    [
                        Adhesion(
                            certificateKind: Example.kind,
                            cpneDecision: decision,
                            joinedOn: joined,
                            leftOn: nextLeaves ? leftOn : nil
                        )
                    ]
                ),
                branch("apart", []),
            ],
            policies: ["p2st": BranchPolicy(), "next": BranchPolicy()],
            digest: "00"
        )
    }

    private func record(
        _ branch: BranchID = "p2st",
        on leaving: LeavingBranch? = nil,
        in scheme: Scheme,
        by actor: Actor? = nil
    ) -> Decision {
        decide(
            RecordBranchLeaving(branch: branch, certificateKind: Example.kind, recordedBy: "G-1"),
            on: leaving,
            scheme: scheme,
            by: By(actor ?? committee)
        )
    }

    private func leaving() throws -> LeavingBranch {
        let recorded = try #require(record(in: scheme()).events?.first)
        return try #require(LeavingBranch.evolve(nil, recorded))
    }

    private func swept(_ files: RegistrationFile?..., scheme: Scheme, at now: Instant? = nil) throws -> [any Event] {
        let files = try files.map { try #require($0) }
        let decision = sweep(try leaving(), files: files, upTo: nil, scheme: scheme, at: now ?? after)
        return try #require(decision.events)
    }

    @Test(
        "Le C4S enregistre le départ, tel que les données le disent",
        .rule("committeeRecordsTheLeaving", "leavingIsAgreed")
    )
    func recording() throws {
        for role in Actor.Role.allCases where role != .committee {
            #expect(record(in: scheme(), by: Actor(role, "G-1")).refusal?.code == "committeeRecordsTheLeaving")
        }
        #expect(record(in: scheme(), by: Actor(.committee, "G-2")).refusal?.code == "committeeRecordsTheLeaving")
        #expect(record(in: scheme(), by: Actor(.committee, "G-1", of: "p2st")).refusal?.code == "actorMayNot")
        func because(_ decision: Decision) -> String? {
            decision.refusal?.code == "leavingIsAgreed" ? decision.refusal?.facts["because"] : nil
        }
        #expect(because(record("nowhere", in: scheme())) == "unknownBranch")
        #expect(because(record("apart", in: scheme())) == "neverJoined")
        #expect(because(record(in: scheme(left: false))) == "stillJoined")
        #expect(because(record(in: scheme(agreed: false))) == "noDayAgreed")
        let leaving = try leaving()
        #expect(leaving.dueTimes == [DueTime(LeavingBranch.sweep, at: after)])
        #expect(record(on: leaving, in: scheme()).changesNothing)
    }

    @Test(
        "Après le jour convenu, ce que tient l'inscription passe à la branche désignée, ou se clôt",
        .rule("joinedBranchTakesOver")
    )
    func heldHere() throws {
        #expect(try swept(Example.registered, scheme: scheme(), at: after.adding(milliseconds: -1)).isEmpty)
        for known in [Example.registered, Example.returned] as [RegistrationFile?] {
            let file = try #require(known)
            let passed = try #require(swept(file, scheme: scheme()).first as? FilePassedOn)
            #expect(passed.from == "p2st" && passed.to == "next" && passed.candidate == file.candidate)
            #expect(passed.companySiret == "73282932000074")
            let next = try #require(RegistrationFile.evolve(file, passed))
            #expect(next.branch == "next" && next.stage == file.stage && next.numbers == file.numbers)
            for alone in [scheme(passTo: nil), scheme(nextLeaves: true), scheme(passTo: "apart")] {
                let events = try swept(file, scheme: alone)
                let closed = try #require(events.first as? FileClosed)
                #expect(closed.companySiret == "73282932000074" && closed.candidate == file.candidate)
                let journalled = appended(.accepted([closed]), to: file, scheme: alone, at: after)
                #expect(journalled.last is RetentionBegan && journalled.count == 2)
                let over = try #require(RegistrationFile.evolve(file, closed))
                #expect(over.claims == [] && over.numbers == file.numbers && over.dueTimes == [])
                #expect(over.stage == .ended(number: file.number, .closed))
            }
        }
    }

    @Test("Ce qu'un autre service tient lui est redemandé ; ce qui est décidé reste", .rule("joinedBranchTakesOver"))
    func heldElsewhere() throws {
        for known in [Example.accepted, Example.takenBack] as [RegistrationFile?] {
            let file = try #require(known)
            let recalled = try #require(swept(file, scheme: scheme()).first as? FileRecalled)
            #expect(recalled == FileRecalled(dossier: file.dossier, attempt: 1))
            #expect(RegistrationFile.evolve(file, recalled) == file)
        }
        for file in [Example.awarded, Example.certified, Example.withdrawn] as [RegistrationFile?] {
            #expect(try swept(file, scheme: scheme()).count == 1)
        }
        let elsewhere = try #require(
            RegistrationFile.evolve(
                Example.registered,
                FilePassedOn(
                    dossier: Example.dossier,
                    from: "p2st",
                    to: "next",
                    passedOn: leftOn,
                    candidate: Example.candidate,
                    companySiret: nil
                )
            )
        )
        #expect(try swept(elsewhere, scheme: scheme()).count == 1, "a file of another branch is left alone")
    }

    @Test("Page après page, jusqu'à la dernière") func pages() throws {
        var leaving = try leaving()
        for (place, last) in (["D-100", "D-200"] as [DossierID]).enumerated() {
            let decision = sweep(leaving, files: [], upTo: last, scheme: scheme(), at: after.adding(days: 1))
            let swept = try #require(decision.events?.last)
            leaving = try #require(LeavingBranch.evolve(leaving, swept))
            #expect(leaving.sweptUpTo == last)
            #expect(leaving.dueTimes.map(\.at) == [after.adding(milliseconds: Int64(place + 1))])
        }
        let end = sweep(leaving, files: [], upTo: nil, scheme: scheme(), at: after.adding(days: 1))
        let last = try #require(end.events?.last)
        leaving = try #require(LeavingBranch.evolve(leaving, last))
        #expect(leaving.isSwept && leaving.dueTimes == [])
        #expect(sweep(leaving, files: [], upTo: nil, scheme: scheme(), at: after.adding(days: 2)).changesNothing)
        #expect(record(on: leaving, in: scheme()).changesNothing)
    }

    @Test(
        "Rendu, un dossier repart dans l'autre branche, sous son numéro, avec ses acquis, pour le même reste à évaluer",
        .rule("joinedBranchTakesOver")
    )
    func givenUp() throws {
        let scope = AssessmentScope(attempt: 1, elements: ["A.1", "A.2"], carried: [])
        let event = FileGivenUpDuringEvaluation(dossier: Example.dossier, scope: scope)
        let decision = decide(event, on: Example.accepted, scheme: scheme(), at: after)
        #expect(decision.events?.first is FilePassedOn)
        let opened = try #require(decision.events?.last as? ReassessmentOpened)
        #expect(opened.file.branch == "next" && opened.file.number == "P2ST-2026-00017")
        #expect(opened.file.scope == AssessmentScope(attempt: 2, elements: ["A.1", "A.2"], carried: []))
        // Whatever was known before: the number is the former branch's.
        let passing = try #require(decision.events?.first)
        for before in [nil, RegistrationFile.evolve(Example.accepted, passing)] {
            let file = try #require(RegistrationFile.evolve(before, opened))
            #expect(file.branch == "next" && file.numbers == Example.accepted?.numbers)
        }
        let jury = FileGivenUpBeforeDecision(
            dossier: Example.dossier,
            panel: "p2st-1",
            candidate: Example.candidate,
            scope: scope
        )
        #expect(decide(jury, on: Example.accepted, scheme: scheme(), at: after).events?.count == 2)
        let closing = decide(event, on: Example.accepted, scheme: scheme(passTo: nil), at: after)
        let closed = appended(closing, to: Example.accepted, scheme: scheme(passTo: nil), at: after)
        #expect(closed.first is FileClosed && closed.last is RetentionBegan && closed.count == 2)
        #expect(decide(event, on: Example.returned, scheme: scheme(), at: after).changesNothing)
        guard case .early = decide(event, on: nil, scheme: scheme(), at: after) else {
            Issue.record("it waits for the file")
            return
        }
    }

    @Test("Ce qui revient après le jour convenu ne reste pas dans la branche partie", .rule("joinedBranchTakesOver"))
    func comesBack() throws {
        let decided = decide(Example.notAwarded(attempt: 1, "DEC-1"), on: Example.accepted, scheme: scheme(), at: after)
        func ending(_ now: Instant, _ leaving: LeavingBranch?, _ scheme: Scheme) -> Decision {
            .accepted(appended(decided, to: Example.accepted, leaving: leaving, scheme: scheme, at: now))
        }
        let leaving = try leaving()
        #expect(ending(after, nil, scheme()).events?.count == 1)
        #expect(ending(after.adding(milliseconds: -1), leaving, scheme()).events?.count == 1)
        #expect(ending(after, leaving, scheme()).events?.last is FilePassedOn)
        #expect(ending(after, leaving, scheme(passTo: nil)).events?.contains { $0 is FileClosed } == true)
    }
}
