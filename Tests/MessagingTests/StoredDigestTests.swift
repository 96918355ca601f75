import Foundation
import GRDB
import Kernel
import Testing

@testable import Messaging

@Suite("Les condensés gardés")
struct StoredDigestTests {
    @Test(
        "Un condensé gardé se relit tel qu'il est venu, qu'il soit hexadécimal ou non",
        arguments: ["00ff1a", "", "0", "0F", "xyz1", "é", String(repeating: "9a", count: 64)]
    )
    func readsBack(_ text: String) throws {
        #expect(StoredDigest.text(of: StoredDigest.value(of: text)) == text)
    }

    @Test("Un condensé hexadécimal prend la moitié de la place, et rien ne se lit où il n'y a rien")
    func takesHalf() {
        #expect(bytes(ofHexadecimal: "00ff1a") == [0, 255, 26])
        #expect(["", "0", "0F", "+f", "-1", " a", "é"].allSatisfy { bytes(ofHexadecimal: $0) == nil })
        #expect(StoredDigest.text(of: .null) == nil)
    }

    @Test("Les messages reçus par un programme antérieur gardent tout ce qui en était su")
    func earlierInboxIsKept() throws {
        let queue = try DatabaseQueue()
        let earlier = Schema.migrator
        let last = try #require(
            earlier.migrations.firstIndex(of: "keep the inbox in the order in which it comes")
        )
        try earlier.migrate(queue, upTo: earlier.migrations[last - 1])
        let digest = String(repeating: "0a", count: 32)
        try queue.write { db in
            for (sender, id, at) in [("b", "late", 3), ("a", "first", 1), ("b", "between", 2)] {
                try db.execute(
                    sql: """
                        INSERT INTO inbox(sender, id, type, source, stream, version, event_at, previous, received,
                          known_as, proof, person, at) VALUES(?, ?, 't', 's', 'x/1', 4, 5, 'p=1', x'7b7d', ?, ?, 'P', ?)
                        """,
                    arguments: [
                        sender, id, id == "late" ? "not hexadecimal" : digest, id == "first" ? nil : "ff00", at,
                    ]
                )
            }
            try db.execute(
                sql: """
                    INSERT INTO inbox(sender, id, type, salt, digest, answer, at)
                    VALUES('c', 'command', 't', x'01', x'02', x'03', 4)
                    """
            )
        }
        try earlier.migrate(queue)
        let rows = try queue.read { try Row.fetchAll($0, sql: "SELECT * FROM inbox ORDER BY number") }
        #expect(rows.map { $0["id"] as String } == ["first", "between", "late", "command"])
        #expect(rows.map { StoredDigest.text(of: $0["known_as"]) } == [digest, digest, "not hexadecimal", nil])
        #expect(rows.map { StoredDigest.text(of: $0["proof"]) } == [nil, "ff00", "ff00", nil])
        #expect(rows.map { $0["answer"] as Data? } == [nil, nil, nil, Data([3])])
        #expect(rows.first.map { [$0["previous"] as String?, $0["stream"], $0["person"]] } == ["p=1", "x/1", "P"])
        #expect(throws: DatabaseError.self) {
            try queue.write {
                try $0.execute(sql: "INSERT INTO inbox(sender, id, type, at) VALUES('a', 'first', 't', 9)")
            }
        }
    }
}
