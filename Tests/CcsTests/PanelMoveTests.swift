import Contracts
import Foundation
import Messaging
import OperatorClient
import Testing

/// A panel goes to another worker by two inquiries, in that order.
@Suite struct PanelMoveTests {
    private func status() throws -> StoreStatus {
        let text = """
            {"store":"a","epoch":1,"recovering":false,"journal":1,"confirmed":1,"inbox":1,"parked":0,"dead":{},
            "streams":{},"scheme":"s"}
            """
        return try JSONDecoder().decode(StoreStatus.self, from: Data(text.utf8))
    }

    private func standings() throws -> [PanelStanding] {
        let status = try status()
        let held: [(PanelID, String)] = [
            ("p2st-1", "jury@h/11"), ("p2st-2", "jury@h/12"), ("logi-1", "jury@h/31"),
        ]
        return held.map { PanelStanding($0.0, status, worker: $0.1) } + [PanelStanding("p2st-3", trouble: "silence")]
    }

    private func complaint(_ panel: PanelID, _ worker: String) throws -> String {
        do {
            _ = try PanelMove(panel, to: worker, among: try standings())
            return ""
        } catch let complaint as Complaint {
            return complaint.description
        }
    }

    @Test("Qui doit la recevoir est prévenu d'abord; la pause est comptée jusqu'à ce qu'il réponde")
    func moves() throws {
        let move = try PanelMove("p2st-1", to: "12", among: try standings())
        #expect(move.target == "jury@h/12")
        var asked: [String] = []
        var looks = 0
        var now = Date(timeIntervalSince1970: 0)
        let status = try status()
        let pause = try move.run(
            by: Actor(.systemOperator, "o"),
            because: "a test",
            clock: { now },
            wait: { now += $0 },
            ask: { store, inquiry in
                switch inquiry {
                case .expectPanel(let panel, _, let why): asked.append("\(store) expects \(panel): \(why)")
                case .givePanel(let worker): asked.append("\(store) goes to \(worker)")
                default:
                    looks += 1
                    if looks == 2 { throw Complaint("silence") }
                    return .status(status, worker: looks < 4 ? "jury@h/11" : "jury@h/12")
                }
                return .done
            }
        )
        #expect(asked == ["jury.p2st-2 expects jury.p2st-1: a test", "jury.p2st-1 goes to jury@h/12"])
        #expect(pause == 150)
    }

    @Test("Ce qui ne se peut pas est dit avant que rien ne bouge")
    func complaints() throws {
        #expect(try complaint("p2st-1", "jury@h/11").contains("held by jury@h/11 already"))
        #expect(try complaint("p2st-1", "99").contains("no worker 99"))
        #expect(try complaint("p2st-3", "12").contains("nobody holds p2st-3"))
        #expect(try complaint("p2st-1", "31").contains("works for another branch"))
    }
}
