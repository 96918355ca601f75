import Contracts
import Foundation
import Messaging
import Testing

/// The publishing connection is lost alone, and the rest of the worker goes on.
@Suite struct PublisherLossTests {
    private func standing(_ folder: Folder) throws -> StoreStatus {
        let desk = try Rig.desk(path: folder.file("desk.sqlite"))
        return try desk.core.status()
    }

    @Test("La connexion qui publie se perd seule, trente fois de suite: le curseur arrive au bout")
    func lostAlone() throws {
        let folder = try Folder()
        let broker = PlayedBroker(delivering: try requests(60)) { $0 <= 30 ? .lost : .sound }
        #expect(try broker.works(in: folder) { $0.confirmed.count == 60 && $0.connections > 30 })
        let status = try standing(folder)
        #expect(status.journal == 120)
        #expect(status.confirmed == status.journal)
    }

    @Test("Dire la perte avant de vider ce qui attend: le relais s'arrête pour toujours, la garde sert")
    func lossReportedFirst() throws {
        let folder = try Folder()
        let broker = PlayedBroker(delivering: try requests(60)) { $0 <= 30 ? .lost : .sound }
        let isDone = try broker.works(in: folder, seconds: 5, setUp: { $0.weakness = .lossReportedFirst }) {
            $0.confirmed.count == 60 && $0.connections > 30
        }
        #expect(!isDone)
    }

    @Test("Rien n'est dit de ce qui est publié: le relais recommence de lui-même, et le dit")
    func watched() throws {
        let folder = try Folder()
        let broker = PlayedBroker(delivering: try requests(10)) { $0 == 1 ? .deaf(7) : .sound }
        #expect(try broker.works(in: folder, setUp: { $0.relayPatience = 200 }) { $0.confirmed.count == 10 })
        #expect(try standing(folder).confirmed == 20)
        let stalled = broker.now.events.contains { event in
            if case .relayStalled(store: "desk", _) = event { true } else { false }
        }
        #expect(stalled)
    }

    @Test("Une connexion qui ne répond de rien est remplacée")
    func renewed() throws {
        let folder = try Folder()
        let broker = PlayedBroker(delivering: try requests(10)) { $0 == 1 ? .deaf(1000) : .sound }
        #expect(try broker.works(in: folder, setUp: { $0.relayPatience = 100 }) { $0.confirmed.count == 10 })
        #expect(broker.now.connections == 2)
    }

    @Test("Sans surveillance, un relais dont on ne dit rien attend pour toujours: la garde sert")
    func unwatched() throws {
        let folder = try Folder()
        let broker = PlayedBroker(delivering: try requests(10)) { $0 == 1 ? .deaf(7) : .sound }
        let isDone = try broker.works(
            in: folder,
            seconds: 2,
            setUp: {
                $0.relayPatience = 200
                $0.weakness = .relayUnwatched
            },
            until: { $0.confirmed.count == 10 }
        )
        #expect(!isDone)
    }
}
