import Contracts
import Foundation
import GRDB
import Testing
import ToyServices

@testable import Messaging

/// What is taken in, what is not, and that whoever sent it is told.
@Suite struct IntakeTests {
    private let opening = OpenRequest(dossier: "D-1", candidate: "P-1", name: nil)

    private func refusal(_ outcome: Core.Outcome) throws -> Refusal? { try answers(outcome).first?.refusal }

    @Test("Ce qui ne peut être lu est mort, et dit avec chaque faute à qui l'a envoyé s'il est connu et attend")
    func misread() throws {
        let desk = try Rig.desk()
        func take(_ change: (inout Misread) -> Void) throws -> Core.Outcome {
            var misread = Misread(faults: [
                Fault("cloudEvents_time", "malformed", expected: "RFC 3339"),
                Fault("ccs_actor", "tooLong", expected: "64"),
            ])
            misread.user = "ccs-portal"
            misread.replyTo = "replies"
            misread.id = "c-1"
            change(&misread)
            var delivery = desk.deliver(nil, Data("{}".utf8))
            delivery.unreadable = misread.text
            delivery.misread = misread
            return try desk.take(delivery)
        }
        let told = try take { _ in }
        #expect(told.settled.count == 1)
        let answer = try #require(told.replies.first { $0.envelope.type == Answer.type })
        #expect(answer.key == "replies" && answer.asker == "ccs-portal" && answer.envelope.inReplyTo == "c-1")
        let refusal = try #require(try refusal(told))
        #expect(refusal.code == "unreadable")
        #expect(refusal.faults.map(\.path) == ["cloudEvents_time", "ccs_actor"])
        let letter = try #require(try desk.core.deadLetters().first)
        #expect(letter.sender == "ccs-portal" && letter.reason == "unreadable")
        #expect(letter.detail.contains("ccs_actor: tooLong"))
        // Sent again it is told again, and is one letter.
        #expect(try answers(take { _ in }).count == 1)
        #expect(try desk.core.deadLetters().count == 1)
        #expect(try answers(take { $0.id = nil }).count == 1)
        #expect(try answers(take { $0.user = nil }).isEmpty)
        #expect(try answers(take { $0.replyTo = nil }).isEmpty)
        #expect(try self.refusal(take { $0.code = "oversized" })?.code == "oversized")
    }

    @Test("Une commande datée de plus d'un jour en avance est refusée ; une heure locale prise pour l'universelle, non")
    func datedAhead() throws {
        let desk = try Rig.desk()
        func send(_ id: MessageID, ahead: Int64) throws -> Core.Outcome {
            var delivery = try desk.delivery(opening, id: id)
            delivery.envelope?.time = desk.clock.adding(milliseconds: ahead)
            return try desk.take(delivery)
        }
        let year = try send("c-1", ahead: 365 * 86_400_000)
        #expect(year.events == 0)
        let refusal = try #require(try refusal(year))
        #expect(refusal.code == "malformed")
        #expect(refusal.faults.map(\.path) == ["cloudEvents_time"])
        #expect(refusal.faults.map(\.code) == ["tooLate"])
        #expect(try send("c-2", ahead: 86_400_001).events == 0)
        // It is not recorded: sent again with the right time it is decided on.
        #expect(try send("c-2", ahead: 2 * 3_600_000).events == 1)
        #expect(try desk.core.verify() == [])
    }

    @Test("Aucun texte d'une commande n'a ce qui ne se voit pas : chaque faute est dite à sa place, et rien n'est fait")
    func texts() throws {
        var limits = Core.Limits()
        limits.textCharacters = 9_000
        let desk = try Rig.desk(limits: limits)
        func send(_ id: MessageID, _ name: String) throws -> Core.Outcome {
            try desk.take(try desk.delivery(OpenRequest(dossier: "D-1", candidate: "P-1", name: name), id: id))
        }
        let unseen = [
            "\u{202E}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{0}", "\u{1B}", "\u{85}", "\u{2028}", "\u{E000}",
            "a\u{200D}",
        ]
        for (number, text) in unseen.enumerated() {
            let outcome = try send(MessageID("c-\(number)") ?? "c", "Ada\(text)Long")
            let refusal = try #require(try refusal(outcome), "\(number)")
            #expect(refusal.code == "textIsReadable" && outcome.events == 0)
            #expect(
                refusal.faults.map(\.path) == ["personal.name"] && refusal.faults[0].code == "notText",
                "\(refusal)"
            )
        }
        // It is an answer like every other: the same again gets it again, and nothing lies in wait for an operator.
        #expect(try refusal(try send("c-0", "Ada\u{202E}Long"))?.faults.first?.expected == "no U+202E")
        #expect(try desk.core.status().dead.isEmpty)
        #expect(try refusal(try send("c-long", String(repeating: "a", count: 9_001)))?.faults.first?.code == "tooLong")
        #expect(
            try refusal(try send("c-marks", "a" + String(repeating: "\u{301}", count: 5)))?.code == "textIsReadable"
        )
        let written =
            "Nguye\u{302}\u{303}n «\u{A0}Œuvre\u{202F}» — l’été,\n\tune 👩\u{200D}👧 et un ❤\u{FE0F}\u{200D}🔥 \\ \"fin\""
        #expect(try send("c-good", written).events == 1)
        #expect(try desk.core.verify() == [])
    }

    @Test("Un acteur qui n'est pas un identifiant ne fait rien : la faute est dite")
    func actor() throws {
        let desk = try Rig.desk()
        for (number, id) in ["A B", "\u{1B}[2J", String(repeating: "A", count: 130_000)].enumerated() {
            var delivery = try desk.delivery(opening, id: MessageID("c-\(number)")!)
            delivery.envelope?.actor = Actor(.officer, id, of: "p2st")
            let outcome = try desk.take(delivery)
            #expect(outcome.events == 0)
            #expect(try refusal(outcome)?.faults.map(\.path) == ["ccs_actor"])
        }
    }

    @Test("Une ligne d'avant avec un acteur quelconque s'ouvre, part et se vérifie")
    func oldActor() throws {
        let desk = try Rig.desk()
        try desk.send(opening, id: "c-1")
        let actor = "officer@p2st:" + String(repeating: "A B", count: 40_000)
        try desk.store.writing { db in
            let row = JournalRow(
                seq: desk.core.last.seq + 1,
                id: "e-old",
                stream: StreamID("request", "D-1"),
                version: 2,
                type: RequestSent.type,
                at: desk.clock,
                cause: "c-old",
                actor: actor,
                dossier: "D-1",
                panel: "north",
                previous: "jury.north=0",
                scheme: "toy",
                body: Data(
                    """
                    {"attempt":1,"candidate":"P-1","dossier":"D-1","number":{"number":1,"series":"requests"},\
                    "panel":"north","remindAt":"2027-01-15T08:10:00.000Z"}
                    """.utf8
                ),
                personalDigest: nil,
                after: desk.core.last.digest
            )
            try row.insert(db, desk.store.shelf)
        }
        try desk.restart()
        // The states follow from the journal as it is.
        try desk.core.rebuild()
        try desk.restart()
        #expect(try desk.core.verify() == [])
        let sent = try #require(try desk.published().last)
        #expect(sent.envelope.id == "e-old")
        #expect(sent.envelope.actor.map { Actor($0.description) != nil } == true)
        // Its listener takes it, and what it decides can be sent as well.
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        #expect(try jury.take(jury.delivery(sent)).events == 1)
    }

    @Test("Un événement dont les en-têtes ne tiendraient pas n'entre pas au journal : sa commande est morte, et le dit")
    func headersTooLarge() throws {
        var limits = Core.Limits()
        limits.headerBytes = 1024
        let desk = try Rig.desk(limits: limits)
        let outcome = try desk.take(desk.delivery(opening, id: "c-1"))
        #expect(outcome.events == 0)
        #expect(try refusal(outcome)?.code == "failed")
        #expect(try desk.core.deadLetters().first?.detail.contains("headers") == true)
    }

    @Test(
        "Un service ne parle pas pour un autre registre que le sien, et n'en déplace rien ; sans la garde, si",
        arguments: [nil, Weakness.sourceUnbound]
    )
    func source(weakness: Weakness?) throws {
        let desk = try Rig.desk()
        let sent = try desk.handOver("D-1", candidate: "P-1")
        let jury = try Rig(Toy.jury, "jury.north", weakness: weakness)
        try jury.send(OpenBench(panel: "north"), id: "b")
        var forged = sent
        forged.envelope.id = "forged"
        forged.envelope.source = "elsewhere"
        forged.envelope.version = 9_999_999
        forged.envelope.previous = [:]
        var delivery = jury.delivery(forged)
        delivery.envelope?.user = "ccs-desk"
        try jury.take(delivery)
        // Known by its id, it moves nothing either.
        try jury.take(jury.delivery(sent))
        var again = jury.delivery(sent)
        again.envelope?.source = "elsewhere"
        again.envelope?.user = "ccs-desk"
        again.envelope?.version = 7
        try jury.take(again)
        let seen = try jury.store.reading {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM seen WHERE source = 'elsewhere'")
        }
        #expect((seen == 0) == (weakness == nil))
        if weakness == nil { #expect(try jury.core.deadLetters().map(\.reason) == ["notAllowed"]) }
    }
}
