import Contracts
import Messaging
import Testing
import ToyServices

@Suite("Les flux qui n'existent pas encore")
struct AbsentStreamTests {
    private func id(_ word: String, _ number: Int) -> MessageID { MessageID("\(word)-\(number)") ?? "none" }

    @Test("Un flux dont on savait qu'il n'existait pas est trouvé une fois qu'il existe, même sorti de la mémoire")
    func isFoundOnceItIsThere() throws {
        let desk = try Rig.desk()
        // Of so many cores each keeps the fewest states in memory.
        try desk.core.shareMemory(among: 1000)
        func open(_ number: Int) throws {
            let (dossier, person) = (DossierID("D-\(number)"), PersonID("P-\(number)"))
            let command = OpenRequest(dossier: try #require(dossier), candidate: try #require(person), name: nil)
            #expect(try desk.send(command, id: id("open", number))?.refusal == nil)
        }
        func drop(_ number: Int, id word: String) throws -> RefusalCode? {
            let dossier = try #require(DossierID("D-\(number)"))
            return try desk.send(DropRequest(dossier: dossier), id: id(word, number))?.refusal?.code
        }
        for number in 0..<200 { try open(number) }
        // Asked for first: from here on the store is known to have no row of it.
        #expect(try drop(200, id: "before") != nil)
        try open(200)
        // So many other states come into memory that its own leaves it.
        for number in 0..<200 { #expect(try drop(number, id: "drop") == nil) }
        #expect(try drop(200, id: "after") == nil)
        #expect(try desk.core.verify() == [])
    }
}
