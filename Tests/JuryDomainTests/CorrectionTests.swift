import Contracts
import JuryDomain
import Testing

@Suite("La rectification du nom arrive au jury")
struct CorrectionTests {
    static var renamed: CandidatePersonal {
        var personal = candidatePersonal
        personal.identity.birthName = "Dupond"
        return personal
    }

    private func correct(
        _ world: inout World,
        panel: PanelID = "p2st-1",
        _ personal: CandidatePersonal? = CorrectionTests.renamed
    ) -> Decision {
        let event = TransmittedCandidateCorrected(
            dossier: "D1",
            attempt: 1,
            panel: panel,
            candidate: "candidate",
            personal: personal
        )
        return world.apply(decide(event, on: world.cases["D1"], under: world.rules))
    }

    @Test("Avant la décision : l'octroi et l'extrait portent le nom rectifié")
    func beforeTheDecision() throws {
        var world = World.sitting()
        world.voteAll()
        world.closeWithWords()
        #expect(correct(&world, panel: "p2st-2").changesNothing)
        #expect(correct(&world).isDone)
        #expect(correct(&world).changesNothing)
        world.signBoth()
        let award = try #require(world.events(CertificateAwarded.self).first)
        #expect(award.personal == Self.renamed)
        for reader in ExtractReader.allCases {
            #expect(ExtractTests.extract("D1", world, for: reader)?.name?.birthName == "Dupond")
        }
        let told = try #require(world.events(CaseCandidateCorrected.self).first)
        #expect(told.person == "candidate" && told.personal == Self.renamed)
    }

    @Test("Après la décision : aucun extrait ne montre plus l'ancien nom")
    func afterTheDecision() {
        var world = World.sitting()
        world.voteAll()
        world.closeWithWords()
        world.signBoth()
        #expect(ExtractTests.extract("D1", world, for: .candidate)?.name?.birthName == "Dupont")
        #expect(correct(&world).isDone)
        #expect(ExtractTests.extract("D1", world, for: .candidate)?.name?.birthName == "Dupond")
        world.convene("S2", day: World.sessionDay.adding(days: 40))
        world.open("S2")
        #expect(world.rescind(in: "S2").isDone)
        world.signBoth("S2")
        #expect(world.cases["D1"]?.undecided?.personal == Self.renamed)
    }

    @Test("Ce qui est effacé le reste, et un dossier inconnu ou retiré n'apprend rien")
    func erasedStaysErased() {
        var world = World()
        #expect(correct(&world).changesNothing)
        var erased = transmitted("D1")
        erased.personal = nil
        world.transmit(erased)
        #expect(correct(&world).changesNothing)
        world = World.sitting()
        #expect(correct(&world, nil).changesNothing)
        world.withdraw()
        #expect(correct(&world).changesNothing)
        // Erased, the event leaves nothing of the name.
        world = World.sitting()
        world.apply(
            .accepted([
                CaseCandidateCorrected(
                    dossier: "D1",
                    attempt: 1,
                    panel: "p2st-1",
                    candidate: "candidate",
                    personal: nil
                )
            ])
        )
        #expect(world.cases["D1"]?.persons == [])
    }
}
