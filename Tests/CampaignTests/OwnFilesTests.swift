import Campaign
import Contracts
import Messaging
import RuleTrait
import Scheme
import Testing

@Suite("Nul ne décide de son propre dossier, dans aucun des services")
struct OwnFilesTests {
    let scheme: Scheme
    let start = Instant(milliseconds: 1_790_000_000_000)

    init() throws { scheme = try Village.schemeOnTheWord() }

    @Test(
        "Agent, autorité, membre ou signataire : sur son dossier, chacun est refusé",
        .rule("nobodyDecidesOnTheirOwn")
    )
    func nobodyDecides() throws {
        let village = try Village(scheme: scheme, now: start)
        var campaign = try Campaign(
            CampaignPlan(seed: 3, files: [FilePlan(name: "octroi", branch: "p2st")]),
            scheme: scheme,
            startingAt: start
        )
        try village.play(&campaign)
        let dossier = try #require(campaign.verdicts().first).dossier
        func events<E: Event>(_ type: E.Type, at store: String) throws -> [E] {
            try #require(village.cores[store]).events([], of: [dossier], types: [E.type]).compactMap {
                $0.decoded(E.self)
            }
        }
        let issued = try #require(try events(CertificateIssued.self, at: "certification").first)
        let designated = try #require(try events(ObserversDesignated.self, at: "evaluation").first)
        let (holder, certificate) = (issued.content.holder, issued.certificate)
        let store = try #require(
            village.cores.keys.first {
                $0.hasPrefix("jury.p2st") && (try? events(CaseOpened.self, at: $0).isEmpty) == false
            }
        )

        func refused(_ command: some Command, _ store: String, as role: Actor.Role, _ person: PersonID) throws -> Bool {
            let actor = Actor(role, person.value, of: "p2st")
            guard case .refused(let refusal) = try village.ask(command, of: store, as: actor) else { return false }
            return refusal.code == "nobodyDecidesOnTheirOwn"
        }
        let hold = HoldPersonal(reason: "Un motif.")
        let reason = ReasonPersonal(reason: "Un motif.")
        let suspension = SuspendErasure(dossier: dossier, candidate: holder, personal: hold)
        #expect(try refused(suspension, "registration", as: .officer, holder))
        #expect(try !refused(suspension, "registration", as: .officer, "P-agent"))
        let evaluator = designated.evaluator.person
        #expect(
            try refused(
                SuspendAccreditation(evaluator: evaluator, branch: "p2st", ground: .complaint, personal: reason),
                "evaluation",
                as: .authority,
                evaluator
            )
        )
        let held = HoldFile(dossier: dossier, candidate: holder, personal: hold)
        for person in [holder, evaluator, designated.referent.person] {
            #expect(try refused(held, store, as: .officer, person))
            #expect(try refused(held, "evaluation", as: .officer, person))
        }
        #expect(try refused(held, store, as: .juryMember, holder))
        #expect(try !refused(held, store, as: .officer, "P-agent"))
        #expect(
            try refused(
                DispatchCertificate(certificate: certificate, officer: holder, means: .post, address: .home),
                "certification",
                as: .officer,
                holder
            )
        )
        #expect(
            try refused(
                RevokeCertificate(certificate: certificate, holder: holder, authority: holder, personal: reason),
                "certification",
                as: .authority,
                holder
            )
        )
    }
}
