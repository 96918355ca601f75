import Contracts
import OperatorClient
import Testing

@Suite("L'ordre du jour d'une séance, tel qu'il se lit")
struct AgendaSheetTests {
    private func entry(_ dossier: DossierID, _ matter: AgendaMatter?, _ state: String?, _ refusals: [Refusal] = [])
        -> ReadAgenda.Entry
    {
        ReadAgenda.Entry(
            dossier: dossier,
            matter: matter,
            state: state,
            decideBy: state == "decided" ? nil : Instant("2026-05-01T00:00:00Z"),
            refusals: refusals
        )
    }

    private func sheet(_ reply: ReadAgenda.Reply) -> [Substring] {
        AgendaSheet(reply, saying: { ["\($0.code)"] + $0.facts.sorted { $0.key < $1.key }.map { "\($0)" } }).text
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test("Ce qui y est, ce qui est prêt et n'y est pas, et pour chacun des autres ce qui l'en tient éloigné")
    func sections() throws {
        let session = ReadAgenda.Session(
            id: "S-1",
            panel: "p2st-1",
            day: try #require(Day("2026-04-01")),
            state: "convened"
        )
        let reply = ReadAgenda.Reply(
            session: session,
            agenda: [entry("D1", .examination, "placed"), entry("D2", .rescission, "decided")],
            others: [entry("D3", nil, "waiting"), entry("D4", nil, "waiting", [Refusal("fileIsOnHold")])],
            next: nil
        )
        #expect(
            sheet(reply) == [
                "Séance S-1 de p2st-1, le 2026-04-01 : convoquée", "", "À l'ordre du jour : 2",
                "  D1, à examiner, à décider avant le 2026-05-01", "  D2, décision à retirer, décidé", "",
                "Prêts, sur aucun ordre du jour : 1", "  D3, à décider avant le 2026-05-01", "",
                "Pas prêts pour cette séance : 1", "  D4, à décider avant le 2026-05-01", "      fileIsOnHold",
            ]
        )
        #expect(sheet(ReadAgenda.Reply(session: nil, agenda: [], others: [], next: nil)) == [""])
    }
}
