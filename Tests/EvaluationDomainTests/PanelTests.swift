import Contracts
import EvaluationDomain
import Scheme
import Testing

@Suite("Ce que l'évaluation apprend du candidat et des jurys")
struct PanelTests {
    private static var renamed: CandidatePersonal {
        var personal = candidatePersonal
        personal.identity.birthName = "Nouveau"
        return personal
    }

    static func correct(_ it: inout Assessment) -> Decision {
        let event = RegistrationCorrected(
            dossier: dossier,
            candidate: candidate,
            correctedBy: officer,
            changed: [.identity],
            lapse: nil,
            personal: CorrectionPersonal(before: candidatePersonal, after: renamed)
        )
        return it.take(decide(event, on: it.file))
    }

    @Test("Rectifié en cours d'évaluation, le nom part au jury tel qu'il est")
    func correctedUnderWay() throws {
        for var it in [Assessment.opened, .observed(), .signedByOne] {
            let active = it.file?.attemptUnderWay?.activeAt
            #expect(Self.correct(&it).events?.count == 1)
            #expect(Self.correct(&it).events?.count == 0)
            #expect(it.file?.attemptUnderWay?.candidate == Self.renamed)
            #expect(it.file?.attemptUnderWay?.activeAt == active)
        }
        var it = Assessment.signedByOne
        _ = Self.correct(&it)
        let event = try #require(it.sign(referentID).events?.last as? BookletTransmitted)
        #expect(event.personal?.candidate == Self.renamed)
    }

    @Test("Rectifié après la transmission, il est dit au jury qui a le livret, et à nul autre")
    func correctedAfterwards() throws {
        var it = Assessment.transmitted
        let told = try #require(Self.correct(&it).events?.last as? TransmittedCandidateCorrected)
        #expect(told.panel == "p2st-1" && told.addressedPanel == "p2st-1")
        #expect(told.personal == Self.renamed && told.person == candidate)
        it = .opened
        it.withdraw()
        #expect(Self.correct(&it).events?.isEmpty == true)
        it = Assessment()
        #expect(Self.correct(&it).events?.isEmpty == true)
    }

    static func hear(_ event: any Event, _ it: inout Assessment) -> Decision? {
        HeardOfPanel(event).map { heard in it.take(decide(heard, on: it.file)) }
    }

    private func counts(_ it: Assessment) -> Bool {
        it.file?.claims.contains(Claim(AssessmentFile.beforePanelPrefix("p2st-1") + dossier.value)) == true
    }

    @Test("Un dossier compte pour son jury de la transmission à la décision, et à nouveau si elle est rapportée")
    func openFiles() {
        let withdrawn = CandidateWithdrewBeforeDecision(
            dossier: dossier,
            attempt: 1,
            panel: "p2st-1",
            candidate: candidate
        )
        let rescinded = DecisionRescinded(
            decision: "D-1",
            dossier: dossier,
            attempt: 1,
            session: "S-2",
            rescindedOn: today,
            candidate: candidate,
            personal: nil
        )
        var it = Assessment.signedByOne
        #expect(!counts(it))
        it.sign(referentID)
        #expect(counts(it))
        #expect(Self.hear(rescinded, &it)?.events?.isEmpty == true)
        var earlier = withdrawn
        earlier.attempt = 0
        #expect(Self.hear(earlier, &it)?.events?.isEmpty == true)
        #expect(Self.hear(withdrawn, &it)?.events?.count == 1)
        #expect(Self.hear(withdrawn, &it)?.events?.isEmpty == true)
        #expect(!counts(it))
        #expect(Self.hear(rescinded, &it)?.events?.count == 1)
        #expect(counts(it))
        #expect(
            Self.hear(FileBeforePanelNoted(dossier: dossier, attempt: 1, panel: "p2st-1", isOpen: true), &it) == nil
        )
    }

    @Test(
        "Le département postal de l'entreprise d'évaluation se lit dans son code postal",
        arguments: [
            ("69003", "69"), ("01000", "01"), ("20000", "2A"), ("20167", "2A"), ("20200", "2B"), ("20600", "2B"),
            ("97400", "974"), ("98800", "988"), ("6900", nil), (nil, nil),
        ]
    )
    func departments(code: String?, department: String?) {
        var company = fileForAssessment().company
        company.postalCode = code
        #expect(company.postalDepartment == department)
    }
}
