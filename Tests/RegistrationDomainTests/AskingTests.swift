import Contracts
import Kernel
import RegistrationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Qui peut s'inscrire, et par qui")
struct AskingTests {
    @Test(
        "Le candidat demande lui-même",
        .rule("candidateAskedPersonally"),
        arguments: [
            Actor(.candidate, "P-2"), Actor(.company, "P-1"), Actor(.officer, "P-1"), Actor(.partner, "P-1"),
            Actor(.systemOperator, "P-1"),
        ]
    )
    func onlyTheCandidateAsks(_ actor: Actor) {
        let decision = decide(
            Example.command,
            on: nil,
            openFile: nil,
            heldThrough: nil,
            scheme: Example.scheme(),
            by: By(actor, at: Example.now)
        )
        #expect(decision.code == "candidateAskedPersonally")
    }

    @Test(
        "Un dossier ouvert pour le même certificat en exclut un autre",
        .rule("noOtherOpenFile", "candidateAskedPersonally"),
        arguments: [
            (nil, nil), ("D-1", nil), ("D-2", "noOtherOpenFile"),
        ] as [(DossierID?, String?)]
    )
    func oneOpenFile(_ openFile: DossierID?, _ code: String?) {
        let decision = decide(
            Example.command,
            on: nil,
            openFile: openFile,
            heldThrough: nil,
            scheme: Example.scheme(),
            by: By(Example.asCandidate, at: Example.now)
        )
        #expect(decision.code == code)
        #expect(decision.refusal?.facts["openFile"] == (code == nil ? nil : openFile?.value))
    }

    @Test(
        "Un titulaire ne s'inscrit à nouveau que si la branche le permet",
        .rule("notAlreadyHolder"),
        arguments: [true, false]
    )
    func holderAsksAgain(_ refusesHolders: Bool) {
        var policy = BranchPolicy()
        policy.registration.refusesHolders = refusesHolders
        let decision = decide(
            Example.command,
            on: nil,
            openFile: nil,
            heldThrough: "D-0",
            scheme: Example.scheme(policy),
            by: By(Example.asCandidate, at: Example.now)
        )
        #expect(decision.code == (refusesHolders ? "notAlreadyHolder" : nil))
    }

    @Test("Un dossier existant n'est pas inscrit à nouveau")
    func dossierExists() {
        for file in [Example.registered, Example.accepted, Example.withdrawn] {
            let decision = decide(
                Example.command,
                on: file,
                openFile: nil,
                heldThrough: nil,
                scheme: Example.scheme(),
                by: By(Example.asCandidate, at: Example.now)
            )
            #expect(decision.code == "dossierExists")
        }
    }

    @Test(
        "Seule une branche adhérente inscrit, au jour de la demande à Paris",
        .rule("branchHasJoined"),
        arguments: [
            ("p2st", "2026-03-10T09:30:00Z", true), ("apart", "2026-03-10T09:30:00Z", false),
            // It leaves on the 10th, which begins in Paris an hour before it does in UTC.
            ("gone", "2026-03-09T22:59:59Z", true), ("gone", "2026-03-09T23:00:00Z", false),
        ] as [(BranchID, String, Bool)]
    )
    func onlyAJoinedBranchRegisters(_ branch: BranchID, _ at: String, _ joined: Bool) {
        var command = Example.command
        command.branch = branch
        command.form.noticeAcknowledgedOn = "2026-03-09"
        let decision = decide(
            command,
            on: nil,
            openFile: nil,
            heldThrough: nil,
            scheme: Example.scheme(),
            by: By(Example.asCandidate, at: Instant(at)!)
        )
        #expect(places(decision) == (joined ? [] : ["certificateKind branchHasJoined"]))
    }

    @Test("Les mois sans activité sont ceux de la branche")
    func lapseIsPolicy() {
        var policy = BranchPolicy()
        policy.registration.lapseMonths = 3
        let event = Example.register(Example.command, Example.scheme(policy)).event(CandidateRegistered.self)
        #expect(event?.lapsesAt == Instant("2026-06-10T22:00:00Z"))
    }
}
