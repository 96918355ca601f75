import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

/// What the relay is given, from memory or from the journal.
@Suite struct OutgoingTests {
    @Test("De grands événements ne s’amassent pas en mémoire: le relais les a tous, dans l’ordre")
    func largeRows() throws {
        let desk = try Rig.desk()
        let name = String(repeating: "n", count: 900_000)
        for number in 1...24 {
            try desk.handOver(DossierID("D-\(number)")!, candidate: PersonID("P-\(number)")!, name: name)
        }
        let published = try desk.published()
        #expect(published.map(\.envelope.dossier) == (1...24).map { DossierID("D-\($0)") })
        #expect(published.allSatisfy { $0.body.count > 900_000 })
        // Of what lies behind, the rest still comes out of memory, and is the same.
        let seq = try desk.core.status().journal
        #expect(try desk.published(after: seq - 6).count == 3)
        desk.core.forgetFresh(upTo: seq)
        #expect(try desk.published().count == 24)
    }
}
