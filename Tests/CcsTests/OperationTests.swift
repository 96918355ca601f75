import Contracts
import Foundation
import Messaging
import OperatorClient
import RabbitMQ
import Testing

@Suite("Ce que l'exploitant lit")
struct OperationTests {
    private func status(
        _ store: String,
        recovering: Bool = false,
        parkedSince: Instant? = nil,
        dead: [String: Int] = [:],
        scheme: String = "aaaaaaaaaa"
    ) throws -> StoreReport {
        var object: [String: Any] = [
            "store": store, "epoch": 1, "recovering": recovering, "journal": 5, "confirmed": 5, "inbox": 5,
            "parked": parkedSince == nil ? 0 : 1, "dead": dead, "streams": [:], "scheme": scheme,
        ]
        object["parkedSince"] = parkedSince?.description
        let data = try JSONSerialization.data(withJSONObject: object)
        return StoreReport(
            store: store,
            worker: "w",
            status: try JSONDecoder().decode(StoreStatus.self, from: data)
        )
    }

    @Test("Un système sain n'appelle aucun conseil")
    func sound() throws {
        let judged = Judgement.judge([try status("registration"), try status("evaluation")], now: 0)
        #expect(judged.allSatisfy { $0.advice.isEmpty })
    }

    @Test("Chaque trouble appelle son conseil")
    func advice() throws {
        let hour: Int64 = 3_600_000
        let cases: [(StoreReport, String?)] = [
            (StoreReport(store: "jury.a", trouble: "silence"), "start its service (silence)"),
            (try status("a", recovering: true), "ccs audit --repair"),
            (try status("a", dead: ["malformed": 2]), "ccs dead groups a"),
            (try status("a", parkedSince: Instant(milliseconds: 9)), "has waited"),
            (try status("a", parkedSince: Instant(milliseconds: 2 * hour)), nil),
        ]
        for (report, expected) in cases {
            let judged = Judgement.judge([report], now: hour * 2 + 10)
            if let expected {
                #expect(judged[0].advice.contains { $0.contains(expected) }, "\(judged[0].advice)")
            } else {
                #expect(judged[0].advice.isEmpty)
            }
        }
        var idle = try status("a")
        idle.consumers = 0
        #expect(Judgement.judge([idle], now: 0)[0].advice.contains { $0.contains("nobody takes") })
        idle.consumers = 2
        #expect(Judgement.judge([idle], now: 0)[0].advice.contains { $0.contains("2 take from its queue") })
        idle.consumers = 1
        #expect(Judgement.judge([idle], now: 0)[0].advice.isEmpty)
    }

    @Test("Un journal en avance sans progrès, un magasin en panne: le tableau le dit, et quoi faire")
    func stuck() throws {
        func advice(_ change: (inout StoreStatus) -> Void) throws -> [String] {
            var report = try status("a")
            change(&report.status!)
            return Judgement.judge([report], now: 100_000)[0].advice
        }
        func behind(_ change: @escaping (inout StoreStatus) -> Void) throws -> [String] {
            try advice {
                $0.journal += 3
                change(&$0)
            }
        }
        // What has just been decided on is under way.
        #expect(try behind { $0.publishes = true }.isEmpty)
        #expect(try behind { $0.unheardSince = Instant(milliseconds: 95_000) }.isEmpty)
        let unheard = try behind { $0.unheardSince = Instant(milliseconds: 80_000) }
        #expect(unheard.count == 1 && unheard[0].contains("3 rows") && unheard[0].contains("nothing is heard"))
        #expect(try behind { $0.publishes = false }[0].contains("no connection that publishes"))
        #expect(try behind { $0.blocked = "low on memory" }[0].contains("low on memory"))
        #expect(try advice { $0.failing = "disk image is malformed" }[0].contains("disk image is malformed"))
        // Of what partner branches are told; where nothing goes out, that alone is said.
        let untold = Instant(milliseconds: 80_000)
        #expect(try advice { $0.partnersUnheardSince = untold }[0].contains("partner branches are told, since"))
        #expect(try advice { $0.partnersUnheardSince = Instant(milliseconds: 95_000) }.isEmpty)
        #expect(
            try behind {
                $0.partnersUnheardSince = untold
                $0.blocked = "low on memory"
            }.count == 1
        )
    }

    @Test("Un magasin refusé par son processus est dit avec la raison, une horloge qui n'est pas crue avec le remède")
    func refusedAndAhead() throws {
        var first = try status("jury.a")
        first.status?.refused = ["jury.b": "there is no store"]
        first.status?.clockOff = 3_650 * 86_400_000
        let judged = Judgement.judge([first, StoreReport(store: "jury.b", trouble: "silence")], now: 0)
        #expect(judged[0].advice.contains { $0.contains("3650 days ahead of") && $0.contains("clock confirm jury.a") })
        first.status?.clockOff = -7_200_000
        #expect(Judgement.judge([first], now: 0)[0].advice.contains { $0.contains("2 hours behind") })
        #expect(judged[1].advice == ["nobody answers: start its service (there is no store)"])
    }

    @Test("Deux services aux données différentes sont signalés, le plus rare avec la différence")
    func differingSchemes() throws {
        let judged = Judgement.judge(
            [try status("a"), try status("b"), try status("c", scheme: "bbbbbbbbbb")],
            now: 0
        )
        #expect(judged.allSatisfy { !$0.advice.isEmpty })
        #expect(judged[2].advice[0].contains("bbbbbbbb, most have aaaaaaaa"))
        #expect(!judged[0].advice[0].contains("bbbbbbbb"))
    }

    @Test("Le parcours d'un dossier suit le temps, et à temps égal la cause")
    func journey() throws {
        func step(_ store: String, _ seq: Int64, _ at: Int64, _ id: String, cause: String) throws -> TraceStep {
            let object: [String: Any] = [
                "store": store, "seq": seq, "at": Instant(milliseconds: at).description, "type": "t", "id": id,
                "cause": cause, "stream": "s", "version": 1,
            ]
            return try JSONDecoder().decode(TraceStep.self, from: JSONSerialization.data(withJSONObject: object))
        }
        let journey = try Journey([
            step("evaluation", 1, 100, "e2", cause: "e1"), step("registration", 1, 100, "e1", cause: "c1"),
            step("evaluation", 2, 160, "e3", cause: "c2"), step("registration", 9, 40, "e0", cause: "c0"),
        ])
        #expect(journey.steps.map(\.step.id) == ["e0", "e1", "e2", "e3"])
        #expect(journey.steps.map(\.delay) == [0, 60, 0, 60])
        #expect(journey.steps.map(\.cause) == ["c0", "c1", "registration/1", "c2"])
    }

    @Test("Les secrets se lisent en lignes ou en JSON")
    func secrets() throws {
        let lines = "# note\nccs-portal=a=b\n\n  ccs-jury=c\n"
        #expect(try Secrets.read(Data(lines.utf8), from: "f") == ["ccs-portal": "a=b", "ccs-jury": "c"])
        #expect(try Secrets.read(Data(#" {"ccs-portal":"x"}"#.utf8), from: "f") == ["ccs-portal": "x"])
        for (text, said) in [("ccs-portal", "f, line 1"), ("{\"a\":1}", "no JSON object")] {
            #expect {
                _ = try Secrets.read(Data(text.utf8), from: "f")
            } throws: { "\($0)".contains(said) && !"\($0)".contains("ccs-portal=") }
        }
        #expect(throws: Complaint.self) { try Secrets.read(file: "/nowhere/at/all") }
    }

    @Test("Sans adresse, l'outil dit laquelle il attend")
    func surroundings() throws {
        #expect { _ = try Surroundings([:]).broker() } throws: { "\($0)".contains("CCS_BROKER_URL is not set") }
        #expect { _ = try Surroundings(["CCS_BROKER_URL": "http://x"]).broker() } throws: {
            "\($0)".contains("amqp://")
        }
        #expect { _ = try Surroundings(["CCS_MANAGEMENT_URL": "nonsense"]).management() } throws: {
            "\($0)".contains("CCS_MANAGEMENT_URL")
        }
        let named = ["CCS_BROKER_URL": "amqp://u:p%40@localhost:1/ccs", "CCS_MANAGEMENT_URL": "http://127.0.0.1:2"]
        #expect(try Surroundings(named).broker().password == "p@")
        _ = try Surroundings(named).management()
        // Neither goes to another machine in clear, unless somebody says that this is unsafe.
        let farBroker = named.merging(["CCS_BROKER_URL": "amqp://u:p@h/ccs"]) { $1 }
        #expect { _ = try Surroundings(farBroker).broker() } throws: { "\($0)".contains("in clear") }
        let farInterface = named.merging(["CCS_MANAGEMENT_URL": "http://u:p@h:2"]) { $1 }
        #expect { _ = try Surroundings(farInterface).management() } throws: { "\($0)".contains("in clear") }
        let unsafe = named.merging(["CCS_MANAGEMENT_URL": "http://u:p@h:2?cleartext=unsafe"]) { $1 }
        _ = try Surroundings(unsafe).management()
        // Without a user of its own, the interface needs the broker's.
        #expect { _ = try Surroundings(["CCS_MANAGEMENT_URL": "http://h:2"]).management() } throws: {
            "\($0)".contains("CCS_BROKER_URL")
        }
    }

    @Test("Un tableau aligne ses colonnes")
    func table() {
        var table = Table(["a", "number", "rest"], right: [1])
        table.add(["école", "7", "x"])
        table.add(["b", "1234567", "yz"])
        #expect(table.text == "a       number  rest\nécole        7  x\nb      1234567  yz")
    }
}
