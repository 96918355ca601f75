import Campaign
import CertificationDomain
import Contracts
import Crypto
import Foundation
import Messaging
import Scheme
import Testing

@Suite("Les personnes d'une campagne")
struct PeopleTests {
    let scheme: Scheme
    let start = Instant(milliseconds: 1_790_000_000_000)

    init() throws { scheme = try Village.shippedScheme() }

    /// One file of every kind, in both branches and before every panel.
    static let everyKind: [FilePlan] = [
        FilePlan(name: "octroi", branch: "p2st", panel: "p2st-1"),
        FilePlan(name: "octroi, autre jury", branch: "p2st", panel: "p2st-2"),
        FilePlan(name: "octroi, autre branche", branch: "logi", panel: "logi-1"),
        FilePlan(name: "réévalué", branch: "p2st", panel: "p2st-1", missing: [["RC.1.2", "RC.4.1"]]),
        FilePlan(
            name: "réévalué deux fois",
            branch: "logi",
            missing: [["RC.1.1", "RC.2.1", "RC.3.1"], ["RC.2.1"]]
        ),
        FilePlan(
            name: "non octroyé",
            branch: "p2st",
            missing: [["RC.5.1"]],
            isReassessed: false,
            ending: .notAwarded
        ),
        FilePlan(
            name: "dossier fautif",
            branch: "p2st",
            faults: FilePlan.PlantedFault.allCases,
            ending: .registrationFaulty
        ),
        FilePlan(name: "refusé", branch: "logi", officerRefuses: true, ending: .registrationRefused),
        FilePlan(name: "formateur", branch: "p2st", wrongDesignation: .trainer),
        FilePlan(name: "inconnu", branch: "logi", wrongDesignation: .stranger),
        FilePlan(name: "récusé", branch: "p2st", replacement: .objection),
        FilePlan(name: "remplacé", branch: "logi", replacement: .afterObservation),
        FilePlan(name: "divergent", branch: "p2st", divergent: ["RC.3.2"]),
        FilePlan(name: "préparé", branch: "p2st", preparation: .company),
        FilePlan(name: "sur papier", branch: "logi", preparation: .signedForm),
        FilePlan(name: "jamais confirmé", branch: "p2st", preparation: .company, ending: .unconfirmed),
        FilePlan(name: "demandeur d'emploi", branch: "p2st", missing: [["RC.1.2"]], situation: .jobseeker),
        FilePlan(name: "intérimaire", branch: "logi", situation: .temporaryWorker),
        FilePlan(name: "portage salarial", branch: "p2st", preparation: .company, situation: .umbrellaCompany),
        FilePlan(name: "indépendant", branch: "logi", situation: .selfEmployed),
        FilePlan(name: "nom corrigé", branch: "logi", missing: [["RC.2.1"]], correctsName: true),
        FilePlan(name: "deux fois", branch: "p2st", asksTwice: true),
        FilePlan(name: "complément demandé", branch: "p2st", jury: .supplement),
        FilePlan(name: "quorum rompu", branch: "logi", jury: .recusal),
        FilePlan(name: "quorum rompu, collège entier", branch: "p2st", jury: .recusal),
        FilePlan(name: "livret rectifié", branch: "p2st", rectified: ["RC.2.2", "RC.4.1"]),
        FilePlan(name: "livret rectifié, justifié", branch: "logi", rectified: ["RC.1.1"]),
        FilePlan(name: "octroi rapporté", branch: "p2st", panel: "p2st-1", jury: .rescission),
        FilePlan(name: "octroi rapporté, autre branche", branch: "logi", jury: .rescission),
        FilePlan(name: "recours admis", branch: "p2st", missing: [["RC.3.2"]], jury: .appeal, isReassessed: false),
        FilePlan(
            name: "recours admis, autre branche",
            branch: "logi",
            missing: [["RC.3.2"]],
            jury: .appeal,
            isReassessed: false
        ),
        FilePlan(name: "exclu", branch: "logi", jury: .exclusion, ending: .excluded),
        FilePlan(name: "signé par délégation", branch: "p2st", isDelegated: true),
        FilePlan(name: "remplacé", branch: "logi", ending: .replaced),
        FilePlan(name: "annulé", branch: "p2st", ending: .revoked),
        FilePlan(name: "reconnu", branch: "p2st", ending: .recognised),
        FilePlan(name: "retrait 1", branch: "p2st", withdrawsAt: .registration, ending: .withdrawn),
        FilePlan(name: "retrait 2", branch: "logi", withdrawsAt: .evaluation, ending: .withdrawn),
        FilePlan(name: "retrait 3", branch: "p2st", panel: "p2st-2", withdrawsAt: .jury, ending: .withdrawn),
    ]

    @Test("Chaque dossier finit comme prévu", arguments: everyKind)
    func eachKindEndsAsPlanned(file: FilePlan) throws {
        let village = try Village(scheme: scheme, now: start)
        var campaign = try Campaign(CampaignPlan(seed: 11, files: [file]), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        let verdict = try #require(campaign.verdicts().first)
        #expect(verdict.isAsPlanned, "\(verdict)")
        #expect(verdict.setbacks == 0)
        if let panel = file.panel { #expect(verdict.panel == panel) }
    }

    @Test("Un nom corrigé pendant l'évaluation est celui que le jury octroie et que le certificat porte, d'emblée")
    func correctedNameIsOnTheCertificate() throws {
        let village = try Village(scheme: scheme, now: start)
        let file = FilePlan(name: "nom corrigé", branch: "p2st", correctsName: true)
        var campaign = try Campaign(CampaignPlan(seed: 4, files: [file]), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        let verdict = try #require(campaign.verdicts().first)
        #expect(verdict.isAsPlanned && verdict.setbacks == 0)
        village.dossiers = [verdict.dossier]
        let reached = [AssessedCandidateCorrected.type, TransmittedCandidateCorrected.type]
        let told = try reached.reduce(0) { count, type in count + (try village.count(type, in: ["evaluation"])) }
        #expect(told == 1)
        // Registration compares what the jury has awarded with what it knows: there was nothing to put right.
        #expect(try village.count(AwardedHolderCorrected.type, in: ["registration"]) == 0)
        #expect(try village.count(CertificateMadeOutAnew.type, in: ["certification"]) == 0)
        #expect(try village.count(CertificateReplacementDue.type, in: ["certification"]) == 0)
    }

    @Test("Ensemble, avec plusieurs dossiers par session, ils finissent aussi comme prévu")
    func allTogether() throws {
        let village = try Village(scheme: scheme, now: start)
        var campaign = try Campaign(CampaignPlan(seed: 3, files: Self.everyKind), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        #expect(campaign.isFinished)
        for verdict in campaign.verdicts() { #expect(verdict.isAsPlanned, "\(verdict)") }
    }

    @Test("En un jour, comme une démonstration, ils finissent comme prévu")
    func inOneDay() throws {
        let scheme = try Village.schemeOfOneDay()
        let village = try Village(scheme: scheme, now: start)
        let plan = CampaignPlan(seed: 8, files: Self.everyKind, filesPerSession: 5)
        var campaign = try Campaign(plan, scheme: scheme, startingAt: start)
        try village.play(&campaign)
        #expect(campaign.isFinished)
        for verdict in campaign.verdicts() { #expect(verdict.isAsPlanned, "\(verdict)") }
        #expect(village.now.parisDay == start.parisDay)
        village.dossiers = campaign.verdicts().map(\.dossier)
        let stores = village.routes.stores
        #expect(try village.count(CertificateVoided.type, in: stores) == 2)
        #expect(try village.count(CertificateRevoked.type, in: stores) == 1)
        #expect(try village.count(CertificateReplaced.type, in: stores) == 1)
        #expect(try village.count(CertificateRecognised.type, in: stores) == 1)
        #expect(try village.count(ReexaminationOrdered.type, in: stores) == 2)
        #expect(try village.count(BookletAmendmentTaken.type, in: stores) == 2)
        #expect(try village.count(SupplementReceived.type, in: stores) == 1)
    }

    @Test("Une réponse perdue ne double rien", arguments: [3, 5, 9])
    func lostAnswersDoubleNothing(oneIn: Int) throws {
        let village = try Village(scheme: scheme, now: start, seed: UInt64(oneIn))
        village.losesOneAnswerIn = oneIn
        let plan = CampaignPlan.mixture(
            40,
            in: ["p2st", "logi"],
            elements: scheme.standards[0].elementCodes,
            seed: UInt64(oneIn)
        )
        var campaign = try Campaign(plan, scheme: scheme, startingAt: start)
        try village.play(&campaign)
        #expect(village.answersLost > 50)
        for verdict in campaign.verdicts() { #expect(verdict.isAsPlanned, "\(verdict)") }
        let awarded = campaign.verdicts().filter { $0.reached == .awarded }
        village.dossiers = campaign.verdicts().map(\.dossier)
        #expect(try village.count(CertificateIssued.type, in: ["certification"]) == awarded.count)
        #expect(Set(awarded.map(\.certificate)).count == awarded.count)
    }

    @Test(
        "Après la restauration d'un registre, les personnes relisent où en est leur dossier et continuent",
        arguments: ["registration", "evaluation", "certification", "jury.p2st-1"]
    )
    func restoredStore(store: String) throws {
        let village = try Village(scheme: scheme, now: start)
        var campaign = try Campaign(
            CampaignPlan(seed: 5, files: (1...12).map { FilePlan(name: "\($0)", branch: "p2st") }, outstanding: 4),
            scheme: scheme,
            startingAt: start
        )
        let copy = try Store(inMemory: store)
        var copied = false
        var restored = false
        try village.play(&campaign) { played in
            let ended = played.progress.ended
            if !copied, ended >= 3, let core = village.cores[store] {
                try copy.copyContent(from: core.store)
                copied = true
            }
            guard copied, !restored, ended >= 7 else { return }
            restored = true
            try village.restore(store, to: copy)
        }
        #expect(restored)
        #expect(campaign.isFinished)
        for verdict in campaign.verdicts() { #expect(verdict.isAsPlanned, "\(verdict)") }
    }

    @Test(
        "D'un registre qui a tout perdu, ce que les autres savent tient: aucun dossier fini ne reprend",
        arguments: ["registration", "evaluation", "certification", "jury.p2st-1", "jury.p2st-2", "jury.logi-1"]
    )
    func emptiedStore(store: String) throws {
        let village = try Village(scheme: scheme, now: start)
        var campaign = try Campaign(CampaignPlan(seed: 3, files: Self.everyKind), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        let verdicts = campaign.verdicts()
        village.dossiers = verdicts.map(\.dossier)
        let before = try village.issued()
        let revoked = verdicts.filter { $0.reached == .revoked }
        #expect(before.count == verdicts.count { $0.certificate != nil })

        let signed = try signedDocuments(village)
        try village.restore(store, to: Store(inMemory: store))
        _ = try village.settle()
        #expect(try village.issued() == before)
        // Who signed, with which key, comes back with it, and each signature still is one of that key.
        #expect(try signedDocuments(village) == signed)
        #expect(signed.count == before.count + 1)
        for reply in signed.values {
            let document = try #require(reply.document)
            #expect(reply.signatures.count == 2)
            for signature in reply.signatures { #expect(isGenuine(signature, under: document)) }
        }
        // What had come to an end is not taken up once more; what was taken back lies before its panel.
        for type in [AssessmentOpened.type, CertificatePrepared.type] {
            #expect(try village.count(type, in: [store]) == 0, "\(type)")
        }
        let undecided = revoked.count { $0.panel.map(Routes.store(ofPanel:)) == store }
        #expect(try village.count(CaseOpened.type, in: [store]) == undecided)
        let withdrawn = verdicts.count { $0.reached == .withdrawn && $0.name != "retrait 1" }
        #expect(try village.count(FileWithdrawn.type, in: ["registration"]) == withdrawn)
        // Whether the issue of a certificate that was revoked is recorded depends on which news comes first.
        let recorded = try village.count(CertificateRecorded.type, in: ["registration"])
        #expect((before.count - revoked.count...before.count).contains(recorded))
    }

    /// What was signed under each number that was ever issued, as the register shows it.
    private func signedDocuments(_ village: Village) throws -> [String: ReadSignatures.Reply] {
        let core = try #require(village.cores["certification"])
        let replaced = try core.events([], of: village.dossiers, types: [CertificateReplaced.type])
            .compactMap { $0.decoded(CertificateReplaced.self)?.number }
        let numbers = try village.issued().keys + replaced
        let replies = try numbers.map { number in
            let body = try JSONEncoder().encode(ReadSignatures(number: number))
            let reply = try #require(
                try core.answer(ReadSignatures.name, body, now: village.now, entropy: Entropy(seed: 1))
            )
            return (number, try JSONDecoder().decode(ReadSignatures.Reply.self, from: reply))
        }
        return Dictionary(uniqueKeysWithValues: replies)
    }

    private func isGenuine(_ signature: CertificateSignature, under document: CertificateContent) -> Bool {
        guard let key = Data(base64Encoded: signature.mandate.publicKey),
            let value = Data(base64Encoded: signature.value),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
        else { return false }
        return key.isValidSignature(value, for: Data(CanonicalForm.bytes(of: document)))
    }

    @Test("La même graine fait la même campagne")
    func sameSeedSameCampaign() throws {
        func played(seed: UInt64) throws -> [Campaign.Verdict] {
            let village = try Village(scheme: scheme, now: start)
            let plan = CampaignPlan.mixture(
                12,
                in: ["p2st", "logi"],
                elements: scheme.standards[0].elementCodes,
                seed: seed
            )
            var campaign = try Campaign(plan, scheme: scheme, startingAt: start)
            try village.play(&campaign)
            return campaign.verdicts()
        }
        #expect(try played(seed: 21) == played(seed: 21))
        #expect(try played(seed: 21) != played(seed: 22))
    }

    @Test("Un plan impossible dit pourquoi")
    func impossiblePlans() {
        let plans: [(FilePlan, String)] = [
            (FilePlan(name: "a", branch: "absente"), "no branch absente"),
            (FilePlan(name: "b", branch: "p2st", panel: "logi-1"), "no panel logi-1"),
            (FilePlan(name: "c", branch: "p2st", missing: [["RC.9.9"]]), "no element RC.9.9"),
            (
                FilePlan(
                    name: "e",
                    branch: "p2st",
                    preparation: .company,
                    faults: [.email],
                    ending: .registrationFaulty
                ),
                "fills in alone"
            ),
            (FilePlan(name: "f", branch: "p2st", ending: .unconfirmed), "unconfirmed"),
            (FilePlan(name: "g", branch: "logi", isDelegated: true), "on a delegation in logi"),
            (FilePlan(name: "h", branch: "p2st", jury: .appeal), "one decision not to award"),
            (FilePlan(name: "i", branch: "p2st", rectified: ["RC.9.9"]), "no element RC.9.9"),
            (FilePlan(name: "d", branch: "p2st", missing: [["RC.1.1"], ["RC.1.2"]]), "only what was missing"),
        ]
        for (file, words) in plans {
            #expect {
                _ = try Campaign(CampaignPlan(files: [file]), scheme: scheme, startingAt: start)
            } throws: { error in "\(error)".contains(words) }
        }
    }

    @Test("Un dossier qui ne peut avancer est dit bloqué, avec la raison")
    func stuckFileSaysWhy() throws {
        // The jury cannot find missing what policy lets nobody register.
        let village = try Village(scheme: scheme, now: start)
        var file = FilePlan(name: "faute non prévue", branch: "p2st", faults: [.email], ending: .registrationFaulty)
        file.ending = .awarded
        var campaign = try Campaign(CampaignPlan(seed: 1, files: [file]), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        let verdict = try #require(campaign.verdicts().first)
        #expect(!verdict.isAsPlanned)
        #expect(verdict.reached == .registrationFaulty)
    }
}
