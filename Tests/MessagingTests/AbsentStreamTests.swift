import Contracts
import Messaging
import Testing
import ToyServices

@Suite("Les flux qui n'existent pas encore")
struct AbsentStreamTests {
    @Test("Un flux dont on savait qu'il n'existait pas est trouvé une fois qu'il existe, même sorti de la mémoire")
    func isFoundOnceItIsThere() throws {
        let desk = try Rig.desk()
        // Of so many cores each keeps the fewest states in memory.
        try desk.core.shareMemory(among: 1000)
        for number in 0..<200 {
            let dossier = try #require(DossierID("D-\(number)"))
            // Asked for first: from here on the store is known to have no row of it.
            #expect(try desk.send(DropRequest(dossier: dossier), id: "before-\(number)")?.refusal != nil)
            _ = try desk.send(
                OpenRequest(dossier: dossier, candidate: try #require(PersonID("P-\(number)")), name: nil),
                id: "open-\(number)"
            )
        }
        for number in [0, 1, 100, 199] {
            let dossier = try #require(DossierID("D-\(number)"))
            #expect(try desk.send(DropRequest(dossier: dossier), id: "after-\(number)")?.refusal == nil)
        }
        #expect(try desk.core.verify() == [])
    }
}
