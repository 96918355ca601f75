import Contracts
import Foundation
import GRDB
import Testing
import ToyServices

@testable import Messaging

/// All juries once had one broker user; today those of each branch have their own.
@Suite struct FormerJuryUserTests {
    /// What a panel tells the desk: that it has a case, and how it decided.
    private func told(_ desk: Rig) throws -> [Outgoing] {
        let jury = try Rig.jury("north")
        try jury.send(OpenBench(panel: "north"), id: "b")
        try jury.take(jury.delivery(try desk.handOver("D-1", candidate: "P-1")))
        try jury.send(DecideCase(dossier: "D-1", attempt: 1, awarded: true), id: "d")
        return try jury.published().filter { [CaseTaken.type, CaseDecided.type].contains($0.envelope.type) }
    }

    private func formerly(_ desk: Rig, _ message: Outgoing) -> Delivery {
        var delivery = desk.delivery(message)
        delivery.envelope?.user = Routes.formerJuryUser
        return delivery
    }

    @Test("Ce que l'ancien utilisateur avait publié est pris, et une fois seulement")
    func inTheQueues() throws {
        let desk = try Rig.desk()
        let messages = try told(desk)
        #expect(messages.count == 2)
        let before = try desk.core.status().journal
        #expect(try desk.take(messages.map { formerly(desk, $0) }).events > 0)
        let after = try desk.core.status()
        #expect(after.journal > before && after.dead.isEmpty && after.parked == 0)
        // Again, under the user of today.
        #expect(try desk.take(messages.map { desk.delivery($0) }).events == 0)
        #expect(try desk.core.status().journal == after.journal)
        // Nobody else becomes somebody else: without a panel as its source it is nobody's.
        var stranger = formerly(desk, messages[0])
        stranger.envelope?.source = "desk"
        stranger.envelope?.id = "other"
        try desk.take(stranger)
        #expect(try desk.core.deadLetters().map(\.reason) == ["notAllowed"])
    }

    @Test("Un magasin posé sous l'ancien utilisateur reconnaît ce qui revient sous le nouveau")
    func inTheStores() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let desk = try Rig.desk(path: path)
        let messages = try told(desk)
        try desk.take(desk.delivery(messages[0]))
        // The second waits for something.
        try desk.store.writing { db in
            try db.execute(
                sql: """
                    INSERT INTO parked(sender, id, wake, stream, version, is_event, message, since, until, reason)
                    VALUES('ccs-jury', ?, 'event:never', 's', 1, 1, ?, 0, 99999999999999, 'gap')
                    """,
                arguments: [
                    messages[1].envelope.id.value, KeptMessage(formerly(desk, messages[1])).encoded(),
                ]
            )
            try db.execute(
                sql: """
                    INSERT INTO dead(sender, id, queue, message, reason, detail, attempts, at, state)
                    VALUES('ccs-jury', 'lost', 'ccs.desk', ?, 'failed', '', 1, 0, 'open')
                    """,
                arguments: [KeptMessage(formerly(desk, messages[1])).encoded()]
            )
        }
        let journal = try desk.core.status().journal
        try desk.store.close()
        // As the program before laid it.
        try DatabaseQueue(path: path).write { db in
            try db.execute(sql: "UPDATE inbox SET sender = 'ccs-jury' WHERE sender = 'ccs-jury-north'")
            #expect(db.changesCount == 1)
            try db.execute(
                sql: "DELETE FROM grdb_migrations WHERE identifier = ?",
                arguments: ["know the juries by the users of their branches"]
            )
        }
        let again = try Rig.desk(path: path)
        let senders = try again.store.reading { db in
            try ["inbox", "parked", "dead"].map {
                try String.fetchAll(db, sql: "SELECT DISTINCT sender FROM \($0) WHERE sender LIKE 'ccs-jury%'")
            }
        }
        #expect(senders == [["ccs-jury-north"], ["ccs-jury-north"], ["ccs-jury-north"]])
        #expect(try again.take(again.delivery(messages[0])).events == 0)
        #expect(try again.core.status().journal == journal)
        #expect(try again.core.held(messages.map(\.envelope.id), from: "jury.north").count == 2)
        #expect(try again.core.received(from: "jury.north", after: nil, limit: 10) == [messages[0].envelope.id])
        // What waits is taken under the user of today as well.
        #expect(try again.take(again.delivery(messages[1])).events > 0)
        #expect(try again.core.verify() == [])
        try again.store.close()
    }
}
