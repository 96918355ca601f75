import Contracts
import Foundation
import OperatorClient
import Testing

@Suite("Ce qu'une personne reçoit, et ce qui attend")
struct PersonalRecordTests {
    private let at = Instant("2026-03-10T09:30:00Z")

    @Test("Tous les registres en un document, avec dates, finalités et lectures; ceux qui n'ont rien n'y sont pas")
    func document() throws {
        let at = try #require(at)
        var record = PersonalRecord(of: "P-1")
        #expect(record.isEmpty)
        let entry = PersonalEntry(
            seq: 3,
            at: at,
            type: CandidateRegistered.type,
            dossier: "D-1",
            by: .candidate,
            content: #"{"branch":"p2st","personal":{"identity":{"birthName":"Durand"}}}"#
        )
        let reading = Reading(
            at: at,
            asking: Asking(by: Actor(.officer, "-", of: "p2st"), for: .dispute),
            dossier: "D-1",
            person: "P-1",
            matter: ReadExtract.name
        )
        try record.add(ReadPersonalRecord.Reply(entries: [entry], readings: [reading], next: nil), of: "registration")
        try record.add(ReadPersonalRecord.Reply(entries: [], readings: [], next: nil), of: "certification")
        try record.add(ReadPersonalRecord.Reply(entries: [entry], readings: [], next: nil), of: "jury.p2st-1")
        let whole = try #require(
            try JSONSerialization.jsonObject(with: Data(record.document().utf8)) as? [String: Any]
        )
        #expect(whole["personne"] as? String == "P-1")
        let stores = try #require(whole["registres"] as? [[String: Any]])
        #expect(stores.compactMap { $0["registre"] as? String } == ["registration", "jury.p2st-1"])
        #expect(stores.compactMap { $0["finalité"] as? String }.first == "instruire l'inscription, et la réévaluation")
        let line = try #require((stores[0]["données"] as? [[String: Any]])?.first)
        #expect(line["date"] as? String == at.description && line["dossier"] as? String == "D-1")
        #expect(((line["contenu"] as? [String: Any])?["personal"] as? [String: Any])?["identity"] != nil)
        let read = try #require((stores[0]["consultations"] as? [[String: Any]])?.first)
        #expect(read["qualité du lecteur"] as? String == "officer" && read["motif"] as? String == "dispute")
    }

    @Test("Ce qui attend se range par qui le doit, le plus ancien d'abord, et se filtre")
    func overdue() throws {
        let at = try #require(at)
        func step(_ name: String, _ role: Actor.Role, _ branch: BranchID, days: Int) -> OpenStep {
            OpenStep(
                branch: branch,
                subject: StreamID("file", name),
                step: "check",
                responsible: role,
                dueAt: at.adding(days: days),
                remindAt: days > 0 ? [at] : [],
                isOverdue: days < 0
            )
        }
        let steps = [
            step("D-1", .officer, "p2st", days: 3), step("D-2", .officer, "p2st", days: -2),
            step("D-3", .evaluator, "p2st", days: -1), step("D-4", .officer, "logi", days: -9),
        ]
        func names(_ branch: BranchID? = nil, _ role: Actor.Role? = nil) -> [String] {
            OverdueList.sorted(steps, branch: branch, role: role).map { String($0.subject.key) }
        }
        #expect(names() == ["D-3", "D-4", "D-2", "D-1"])
        #expect(names("p2st") == ["D-3", "D-2", "D-1"])
        #expect(names("p2st", .officer) == ["D-2", "D-1"])
        #expect(names(nil, .authority) == [])
        let table = OverdueList.table(OverdueList.sorted(steps, branch: nil, role: nil))
        #expect(table.split(separator: "\n").count == 5 && table.contains("2026-03-10"))
    }
}
