import Contracts
import Foundation
import GRDB
import Testing
import ToyServices

@testable import Messaging

/// A program whose states have another form makes them anew of the journal.
@Suite struct StatesFormTests {
    private func states(_ rig: Rig) throws -> Int {
        try rig.store.reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM aggregate") ?? 0 }
    }

    @Test("Sous une autre forme, les états écrits avant sont oubliés, et rien ne manque")
    func anotherForm() throws {
        let rig = try Rig.desk()
        try rig.handOver("D-1", candidate: "P-1")
        #expect(try states(rig) > 0)
        // As if the program before had written something else.
        try rig.store.writing { try $0.execute(sql: "UPDATE aggregate SET state = x'7B7D'") }
        #expect(try !rig.core.verify().isEmpty)
        var definition = rig.definition
        definition.statesForm = 2
        try rig.restart(definition)
        #expect(try states(rig) == 0)
        #expect(try rig.core.verify().isEmpty)
        #expect(try rig.send(SendRequest(dossier: "D-1", panel: "south", attempt: 1), id: "again")?.refusal != nil)
    }

    @Test("Sous la même forme, ils restent; la forme est notée")
    func theSameForm() throws {
        let rig = try Rig.desk()
        try rig.handOver("D-1", candidate: "P-1")
        let before = try states(rig)
        try rig.restart()
        #expect(try states(rig) == before)
        var definition = rig.definition
        definition.statesForm = 2
        try rig.restart(definition)
        try rig.handOver("D-2", candidate: "P-2")
        let after = try states(rig)
        #expect(after > 0)
        try rig.restart(definition)
        #expect(try states(rig) == after)
    }
}
