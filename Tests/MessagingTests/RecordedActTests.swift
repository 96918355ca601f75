import Contracts
import Foundation
import GRDB
import Testing
import ToyServices

@testable import Messaging

@Suite("L'acte d'un autre, d'un journal à l'autre") struct RecordedActTests {
    private static let act = ActRecord(
        for: Actor(.candidate, "P-1"),
        on: .init(.letter, "LR-1"),
        doneOn: Day("2027-01-10")!,
        receivedOn: Day("2027-01-12")!
    )

    /// A command that an officer sends, with what they say of the act.
    private func delivery(
        _ rig: Rig,
        _ command: some Command,
        _ id: MessageID,
        _ act: ActRecord? = act,
        by actor: Actor = Actor(.officer, "o-1")
    ) throws -> Delivery {
        var delivery = try rig.delivery(command, id: id)
        delivery.envelope?.actor = actor
        delivery.envelope?.act = act
        return delivery
    }

    private let opening = OpenRequest(dossier: "D-1", candidate: "P-1", name: "Ada")

    @Test(
        "Le journal dit qui consigne, pour qui, sur quoi et de quel jour ; qui écoute le sait, et ce qui en suit aussi"
    )
    func journalTellsBoth() throws {
        let desk = try Rig.desk()
        try desk.take(delivery(desk, opening, "c-1"))
        try desk.take(delivery(desk, SendRequest(dossier: "D-1", panel: "north", attempt: 1), "c-2"))
        let steps = try desk.core.trace("D-1")
        #expect(steps.count == 2)
        #expect(steps.map(\.actor) == ["officer:o-1", "officer:o-1"])
        #expect(steps.map(\.act) == [Self.act, Self.act])
        let sent = try #require(try desk.published(RequestSent.type).first)
        #expect(sent.envelope.act == Self.act && sent.envelope.actor == Actor(.officer, "o-1"))
        // From the journal as from memory.
        try desk.restart()
        let read = try #require(try desk.published(RequestSent.type).first)
        #expect(read.envelope == sent.envelope)
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        try jury.take(jury.delivery(sent))
        #expect(try jury.core.trace("D-1").map(\.act) == [Self.act])
        #expect(try desk.core.verify() == [] && jury.core.verify() == [])
    }

    @Test("Sans cela, une ligne a l'empreinte qu'elle a toujours eue, et rien de plus sur le fil")
    func withoutIsAsBefore() throws {
        func row(_ act: String?) -> JournalRow {
            JournalRow(
                seq: 1,
                id: "e-1",
                stream: StreamID("request", "D-1"),
                version: 1,
                type: RequestOpened.type,
                at: Instant(milliseconds: 0),
                cause: "c-1",
                actor: "officer:o-1",
                dossier: "D-1",
                panel: nil,
                previous: "",
                scheme: "toy",
                body: Data("{}".utf8),
                personalDigest: nil,
                after: Data(count: 32),
                act: act
            )
        }
        // As the fields before this one make it, summed elsewhere.
        let before = "19f62dd81c56679865b6b319087ec99973d3f1c4f333562d65bc14e3bdc1d104"
        #expect(row(nil).publicDigest == before)
        #expect(row(nil).digest != row(Self.act.description).digest)
    }

    @Test("Un dépôt d'avant s'ouvre, se vérifie, et prend l'acte d'un autre")
    func storeOfBefore() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        var desk = try Rig.desk(path: path)
        try desk.handOver("D-1", candidate: "P-1")
        try desk.store.writing { db in
            // As the program before this one left it.
            try db.execute(
                sql: """
                    ALTER TABLE journal DROP COLUMN act; ALTER TABLE inbox DROP COLUMN act;
                    DELETE FROM grdb_migrations WHERE identifier = 'keep whose act is recorded by another, and its day'
                    """
            )
        }
        try desk.store.close()
        desk = try Rig.desk(path: path)
        #expect(try desk.core.verify() == [])
        #expect(try desk.core.trace("D-1").allSatisfy { $0.act == nil })
        let other = OpenRequest(dossier: "D-2", candidate: "P-2", name: nil)
        #expect(try desk.take(delivery(desk, other, "c-9")).events == 1)
        #expect(try desk.core.trace("D-2").map(\.act) == [Self.act])
        #expect(try desk.core.verify() == [])
    }

    @Test("Ce qui attend garde ce qui est dit de l'acte")
    func parked() throws {
        let desk = try Rig.desk()
        var waiting = try delivery(desk, opening, "c-1")
        waiting.envelope?.after = ["e-unknown"]
        #expect(try desk.take(waiting).events == 0)
        #expect(try desk.core.status().parked == 1)
        try desk.restart()
        let kept = try desk.store.reading { db in
            try KeptMessage(encoded: Data.fetchOne(db, sql: "SELECT message FROM parked")!).delivery
        }
        #expect(kept.envelope?.act == Self.act)
    }

    @Test("La même commande qui dit autre chose de l'acte n'est pas la même commande")
    func anotherAct() throws {
        let desk = try Rig.desk()
        let first = try answers(desk.take(delivery(desk, opening, "c-1"))).first
        #expect(first?.events.count == 1)
        #expect(try answers(desk.take(delivery(desk, opening, "c-1"))).first == first)
        var other = Self.act
        other.doneOn = Day("2027-01-11")!
        for changed in [other, nil] {
            let again = try answers(desk.take(delivery(desk, opening, "c-1", changed))).first
            #expect(again?.refusal?.code == "idReusedWithAnotherBody")
        }
    }

    @Test("Un service qui ne consigne rien pour autrui le refuse, et un autre à qui le lui demande à tort")
    func refused() throws {
        let desk = try Rig.desk()
        let stranger = Actor(.candidate, "P-7")
        let answer = try answers(desk.take(delivery(desk, opening, "c-1", by: stranger))).first
        #expect(answer?.refusal?.code == "officerRecords")
        let jury = try Rig.jury()
        let bench = try answers(jury.take(delivery(jury, OpenBench(panel: "north"), "b"))).first
        #expect(bench?.refusal?.code == "actIsRecordedHere")
    }

    @Test("Rendu après une perte, l'événement dit encore pour qui il fut consigné, et sa preuve en répond")
    func givenBack() throws {
        let before = try Rig.desk()
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        let desk = try Rig.desk()
        try before.take(delivery(before, opening, "c-1"))
        try before.take(delivery(before, SendRequest(dossier: "D-1", panel: "north", attempt: 1), "c-2"))
        let sent = try #require(try before.published(RequestSent.type).first)
        try jury.take(jury.delivery(sent))
        try desk.store.markRestored(epochAtLeast: 7)
        try desk.restart()
        let given = try jury.core.whole([sent.envelope.id], from: "desk")
        #expect(given.map(\.act) == [Self.act.description])
        var forged = given
        forged[0].act = "done=2027-01-11"
        #expect(try desk.core.recover(forged, from: "jury.north", acceptingUnproved: false) == given.map(\.id))
        #expect(try desk.core.recover(given, from: "jury.north", acceptingUnproved: false) == [])
        #expect(try desk.core.takeBack(limit: 10) == 0)
        #expect(try desk.core.trace("D-1").map(\.act) == [Self.act])
        #expect(try desk.core.verify() == [])
    }
}
