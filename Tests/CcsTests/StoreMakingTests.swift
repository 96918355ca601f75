import Contracts
import Foundation
import Messaging
import OperatorClient
import Testing

@Suite("Les magasins faits une fois, et tenus pour ce qu'ils sont")
struct StoreMakingTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "ccs-\(UUID().uuidString)").path
    private let mark = StoreMark(
        store: "registration",
        identity: "0123",
        epoch: 4,
        seq: 12,
        digest: "ab",
        at: Instant(milliseconds: 1_800_000_000_000),
        worker: "registration@host/1"
    )

    private func making(_ mark: StoreMark?) -> StoreMaking { StoreMaking(folder: folder, now: 1000) { _ in mark } }

    @Test("Un magasin est fait où aucun n'a travaillé, et ce qui est là reste")
    func firstStart() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try making(nil).make(["registration"]) == ["registration: made"])
        let identity = try Store(name: "registration", path: "\(folder)/registration.sqlite").identity
        #expect(try making(mark).make(["registration"]) == ["registration: is there"])
        #expect(try Store(name: "registration", path: "\(folder)/registration.sqlite").identity == identity)
    }

    @Test("Où un magasin a travaillé, aucun n'est fait; perdu pour de bon, il est fait à sa place")
    func lost() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let error = #expect(throws: Complaint.self) { try making(mark).make(["registration"]) }
        #expect(error?.description.contains("ccs init registration --lost") == true)
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/registration.sqlite"))
        var ofLost = making(mark)
        ofLost.areLost = true
        #expect(try ofLost.make(["registration"])[0].contains("in the place of the lost one"))
        let store = try Store(name: "registration", path: "\(folder)/registration.sqlite")
        #expect(store.identity == "0123")
        #expect(try store.epoch() == 1000)
        #expect(try store.isRecovering())
    }

    @Test("Une chaîne recalculée par qui écrit le fichier se voit au repère")
    func anchor() throws {
        #expect(try Anchor(mark).faults { _ in "ab" } == [])
        #expect(try Anchor(mark).faults { _ in "cd" }[0].contains("written anew"))
        #expect(try Anchor(mark).faults { _ in "" }[0].contains("is missing"))
        #expect(try Anchor(nil).faults { _ in "cd" } == [])
    }
}
