import Campaign
import Contracts
import EvaluationDomain
import Foundation
import Messaging
import Scheme
import Testing

@Suite("Ce dont un candidat a besoin en situation ne va qu'à l'inscription et à l'évaluation, jusqu'à l'observation")
struct ArrangementsTests {
    private let start = Instant(milliseconds: 1_790_000_000_000)
    private let words = Data("réglable en hauteur".utf8)
    private let scheme: Scheme
    private let folder: StoreFolder

    init() throws {
        scheme = try Village.shippedScheme()
        folder = try StoreFolder()
    }

    private func village(_ weakness: Weakness? = nil) throws -> Village {
        let village = try Village(scheme: scheme, now: start)
        for store in village.routes.stores { try open(store, in: village, weakness) }
        return village
    }

    private func open(_ store: String, in village: Village, _ weakness: Weakness? = nil) throws {
        let opened = try Store(name: store, path: folder.file(store), ifAbsent: .laid)
        try village.found(store, opened, weakness: weakness)
    }

    private func storesThatTell(_ village: Village) -> [String] {
        village.routes.stores.filter { folder.bytes(of: $0).range(of: words) != nil }
    }

    /// Files of which every fourth candidate has said what they need: an award, and a file that comes back.
    private func campaign() throws -> Campaign {
        var files = (1...8).map { FilePlan(name: "octroi \($0)", branch: "p2st") }
        for place in [3, 4] {
            files[place] = FilePlan(name: "retrait", branch: "logi", withdrawsAt: .evaluation, ending: .withdrawn)
        }
        return try Campaign(CampaignPlan(seed: 6, files: files), scheme: scheme, startingAt: start)
    }

    private func verify(_ village: Village) throws {
        for (store, core) in village.cores { #expect(try core.verify() == [], "\(store)") }
    }

    @Test("Une fois l'observation finie, nul dépôt ne le dit plus ; ni jury ni certification ne l'ont su")
    func endsWithTheObservation() throws {
        let village = try village()
        var campaign = try campaign()
        var told: Set<String> = []
        var rounds = 0
        try village.play(&campaign) { _ in
            rounds += 1
            if rounds % 5 == 0 { told.formUnion(storesThatTell(village)) }
        }
        for verdict in campaign.verdicts() { #expect(verdict.isAsPlanned, "\(verdict)") }
        #expect(told == ["registration", "evaluation"])
        #expect(storesThatTell(village) == [])
        try verify(village)
        for core in village.cores.values { try core.rebuild() }
        try verify(village)
    }

    @Test(
        "Témoin : sans cela elles restent ; et ce qu'un ancien programme a gardé s'en va quand le nouveau ouvre le dépôt"
    )
    func earlierStores() throws {
        let village = try village(.earlyEndingKept)
        var campaign = try campaign()
        try village.play(&campaign)
        let before = storesThatTell(village)
        #expect(Set(before).isSuperset(of: ["registration", "evaluation"]))
        for store in village.routes.stores { try open(store, in: village) }
        _ = try village.settle()
        #expect(storesThatTell(village) == [])
        try verify(village)
        // What is given back of it by those who listened still is what it was.
        try village.restore(
            "evaluation",
            to: Store(name: "evaluation", path: folder.file("evaluation-new"), ifAbsent: .laid)
        )
        _ = try village.settle()
        try verify(village)
    }

    @Test("Un octroi d'avant, qui le dit encore, en est dépouillé à sa réception")
    func oldMessagesAreStripped() throws {
        let village = try village()
        var campaign = try campaign()
        try village.play(&campaign)
        let dossier = try #require(campaign.verdicts().first { $0.reached == .awarded }).dossier
        let jury = try #require(
            village.routes.stores.first { store in
                store.hasPrefix("jury.")
                    && (try? village.cores[store]?.events([], of: [dossier], types: [CertificateAwarded.type]).isEmpty)
                        == false
            }
        )
        let event = try #require(
            try village.cores[jury]?.events([], of: [dossier], types: [CertificateAwarded.type]).first
        )
        var old = try #require(event.decoded(CertificateAwarded.self))
        old.decision = "D-ancienne"
        old.dossier = "F-ancien"
        old.personal = CandidatePersonal(
            identity: Identity(
                birthName: "Ancien",
                firstNames: "Anne",
                birthDate: try #require(Day("1990-02-03")),
                birthPlace: "Lyon"
            ),
            contact: Contact(email: "anne@example.org"),
            arrangements: "Un siège réglable en hauteur."
        )
        try village.tell(old, from: jury, to: "certification")
        #expect(storesThatTell(village) == [])
        let prepared = try #require(village.cores["certification"])
            .events([], of: ["F-ancien"], types: [CertificatePrepared.type])
        #expect(prepared.count == 1)
        try verify(village)
    }
}
