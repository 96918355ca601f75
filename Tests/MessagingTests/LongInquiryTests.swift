import Contracts
import Foundation
import Messaging
import Synchronization
import Testing
import ToyServices

/// What takes long is answered by a worker when it is done; commands are decided meanwhile.
@Suite struct LongInquiryTests {
    final class Answers: AnswerSender {
        let sent = Mutex<[Outgoing]>([])
        func send(_ answers: [Outgoing]) { sent.withLock { $0 += answers } }
        func close() {}

        /// What was answered to inquiries, by their ids.
        var inquiries: [MessageID: InquiryAnswer] {
            var answered: [MessageID: InquiryAnswer] = [:]
            for message in sent.withLock({ $0 }) where message.envelope.type == Inquiry.type {
                guard let id = message.envelope.inReplyTo else { continue }
                answered[id] = try? JSONDecoder().decode(InquiryAnswer.self, from: Data(message.body))
            }
            return answered
        }
    }

    private func delivery(_ inquiry: Inquiry, id: MessageID, attempts: Int = 0) throws -> Delivery {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        var envelope = Envelope(id: id, type: Inquiry.type, source: "ccs", time: now)
        envelope.user = Routes.operatorUser
        envelope.replyTo = "replies"
        return Delivery(
            queue: Routes.inquiryQueue(ofStore: "desk"),
            tag: 1,
            attempts: attempts,
            envelope: envelope,
            body: [UInt8](try JSONEncoder().encode(inquiry))
        )
    }

    @Test("Un service répond à ce qui est long quand c’est fait, et décide ce qui vient")
    func answered() throws {
        let folder = try Folder()
        let answers = Answers()
        let commands = try requests(3)
        let long: [Delivery] = [
            try delivery(.verify, id: "q-1"), try delivery(.rebuild, id: "q-2"),
            try delivery(.backup(name: "one"), id: "q-3"),
            try delivery(.verify, id: "q-4", attempts: 1), try delivery(.status, id: "q-5"),
        ]
        let all = Array(commands.prefix(2)) + long + commands.dropFirst(2)
        let broker = PlayedBroker(delivering: all, answers: answers) { _ in .sound }
        try Store.lay(name: "desk", path: folder.file("desk.sqlite"))
        var setup = Worker.Setup(
            definition: Toy.desk,
            stores: .single(name: "desk"),
            folder: folder.path,
            routes: Toy.routes,
            name: "test"
        )
        setup.backups = BackupFolder(folder.file("copies"))
        let worker = Worker(setup, transport: broker.transport) { _ in }
        Thread {
            let end = Date().addingTimeInterval(20)
            while Date() < end, answers.inquiries.count < 5 || broker.now.confirmed.count < 3 {
                Thread.sleep(forTimeInterval: 0.01)
            }
            worker.stop()
        }.start()
        try worker.run()
        #expect(broker.now.confirmed.count == 3)
        let told = answers.inquiries
        #expect(told["q-1"] == .faults([]))
        #expect(told["q-2"] == .done)
        #expect(told["q-3"] == .copied(folder.file("copies/one/desk.sqlite")))
        #expect(told["q-4"] == .faults([]))
        guard case .status? = told["q-5"] else {
            Issue.record("no status: \(String(describing: told["q-5"]))")
            return
        }
        let copy = try Rig.desk(path: folder.file("copies/one/desk.sqlite"))
        #expect(try copy.core.status().journal > 0)
        #expect(try copy.core.verify() == [])
    }
}
