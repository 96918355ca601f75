import Campaign
import Contracts
import Foundation
import Messaging
import Scheme
import Testing

@Suite("L'ordre du jour, demandé au jury")
struct AgendaReadingTests {
    @Test("Le jury qui tient la séance dit ce qui y est et ce qui n'y est pas; un autre ne la connaît pas")
    func askedOnTheWay() throws {
        let scheme = try Village.shippedScheme()
        let start = Instant(milliseconds: 1_790_000_000_000)
        let village = try Village(scheme: scheme, now: start)
        let files = (1...3).map { FilePlan(name: "octroi \($0)", branch: "p2st", panel: "p2st-1") }
        var campaign = try Campaign(CampaignPlan(seed: 4, files: files), scheme: scheme, startingAt: start)
        var asked = 0
        try village.play(&campaign) { played in
            let dossiers = played.verdicts().map(\.dossier)
            let placed = try village.cores["jury.p2st-1"]?.events([], of: dossiers, types: [CasePlaced.type])
                .compactMap { $0.decoded(CasePlaced.self) }
            guard let session = placed?.first?.session else { return }
            let reply = try ask(ReadAgenda(session: session), of: "jury.p2st-1", village)
            asked += 1
            #expect(reply.session?.panel == "p2st-1" && reply.next == nil)
            let own = Set((placed ?? []).filter { $0.session == session }.map(\.dossier))
            #expect(Set(reply.agenda.map(\.dossier)) == own)
            #expect(own.isDisjoint(with: reply.others.map(\.dossier)))
            #expect(try ask(ReadAgenda(session: session), of: "jury.p2st-2", village).session == nil)
            // The same by one of its files, by an identifier that may be either, and as the one convened last.
            let file = try #require(reply.agenda.first?.dossier)
            let either = try #require(SessionID(file.value))
            for question in [ReadAgenda(dossier: file), ReadAgenda(session: either, dossier: file), ReadAgenda()] {
                #expect(try ask(question, of: "jury.p2st-1", village).session == reply.session)
            }
            #expect(try ask(ReadAgenda(dossier: file), of: "jury.p2st-2", village).session == nil)
            #expect(try ask(ReadAgenda(session: either), of: "jury.p2st-1", village).session == nil)
            #expect(try ask(ReadAgenda(), of: "jury.p2st-2", village).session == nil)
        }
        #expect(asked > 0)
    }

    private func ask(_ question: ReadAgenda, of store: String, _ village: Village) throws -> ReadAgenda.Reply {
        let core = try #require(village.cores[store])
        let body = try JSONEncoder().encode(question)
        let reply = try #require(try core.answer(ReadAgenda.name, body, now: village.now, entropy: Entropy(seed: 1)))
        return try JSONDecoder().decode(ReadAgenda.Reply.self, from: reply)
    }
}
