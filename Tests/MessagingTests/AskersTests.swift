import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

/// Who may ask a store what: the operator everything, the portal what its service answers to people, nobody else anything.
@Suite struct AskersTests {
    private func delivery(_ inquiry: Inquiry, id: MessageID, of user: String) throws -> Delivery {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        var envelope = Envelope(id: id, type: Inquiry.type, source: "ccs", time: now)
        envelope.user = user
        envelope.replyTo = "replies"
        return Delivery(
            queue: Routes.inquiryQueue(ofStore: "desk"),
            tag: 1,
            envelope: envelope,
            body: [UInt8](try JSONEncoder().encode(inquiry))
        )
    }

    @Test("Le portail pose des questions d'un service, et n'apprend ni n'obtient rien d'autre d'un magasin")
    func whoMayAsk() throws {
        let folder = try Folder()
        let answers = LongInquiryTests.Answers()
        let asking = Asking(by: Actor(.officer, "P-3", of: "p2st"), for: .instruction)
        let question = Inquiry.question("desk.nothing", body: "{}", asking: asking)
        let forbidden: [Inquiry] = [
            .status, .verify, .rebuild, .backup(name: "one"), .deadLetters(openOnly: false),
            .deadLetter(1, asking: asking),
            .replayDead(1), .discardLetters(DeadLetterChoice(), limit: 1, by: asking.by, why: "x"),
            .confirmClock(Instant(milliseconds: 0)), .trace("D-1"), .auditEpoch,
            .auditFinish,
            .told(after: 0, limit: 1), .setAside(1, by: asking.by, why: "x"),
        ]
        let refused = try forbidden.enumerated().map { number, inquiry in
            try delivery(inquiry, id: MessageID("q-\(number)")!, of: Routes.portalUser)
        }
        let others = [
            try delivery(question, id: "portal", of: Routes.portalUser),
            try delivery(question, id: "operator", of: Routes.operatorUser),
            try delivery(question, id: "stranger", of: "ccs-jury-p2st"),
        ]
        let broker = PlayedBroker(delivering: refused + others, answers: answers) { _ in .sound }
        try Store.lay(name: "desk", path: folder.file("desk.sqlite"))
        let setup = Worker.Setup(
            definition: Toy.desk,
            stores: .single(name: "desk"),
            folder: folder.path,
            routes: Toy.routes,
            name: "test"
        )
        let worker = Worker(setup, transport: broker.transport) { _ in }
        let count = forbidden.count + others.count
        Thread {
            let end = Date().addingTimeInterval(20)
            while Date() < end, answers.inquiries.count < count { Thread.sleep(forTimeInterval: 0.01) }
            worker.stop()
        }.start()
        try worker.run()
        let told = answers.inquiries
        for number in forbidden.indices {
            #expect(
                told[MessageID("q-\(number)")!] == .failed("ccs-portal may not ask for that"),
                "\(forbidden[number])"
            )
        }
        #expect(told["portal"] == .failed("this service does not answer desk.nothing"), "it comes to the service")
        #expect(told["operator"] == told["portal"])
        #expect(told["stranger"] == .failed("ccs-jury-p2st may not ask"))
    }
}
