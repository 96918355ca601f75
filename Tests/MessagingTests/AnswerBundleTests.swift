import Contracts
import Testing

@testable import Messaging

@Suite struct AnswerBundleTests {
    private func answer(
        _ command: MessageID,
        to requester: String = "anna",
        together: Bool = true,
        body: String = #"{"events":[],"status":"accepted"}"#
    ) -> Outgoing {
        var head = Envelope(id: command, type: Answer.type, source: "registration", time: Instant(milliseconds: 0))
        head.inReplyTo = command
        head.takesBundles = together
        return Outgoing(exchange: "", key: requester, mandatory: false, envelope: head, body: Array(body.utf8))
    }

    @Test("Les réponses d'un même demandeur partent ensemble, chacune avec sa commande, et se lisent comme seules")
    func together() throws {
        let refused = #"{"refusal":{"code":"unknown","facts":{"text":"é \u001e \n \"}"}},"status":"refused"}"#
        let sent = AnswerBundle.bundled([
            answer("c-1"), answer("c-2", to: "boris"), answer("c-3", body: refused), answer("c-4"),
        ])
        #expect(sent.map(\.key) == ["anna", "boris"])
        #expect(sent.map(\.envelope.type) == [AnswerBundle.type, Answer.type])
        #expect(sent[0].envelope.inReplyTo == nil)
        let split = try #require(AnswerBundle.split(sent[0].body))
        #expect(split.map(\.command) == ["c-1", "c-3", "c-4"])
        #expect(split.map { String(decoding: $0.answer, as: UTF8.self) }[1] == refused)
        #expect(split[0].answer == answer("c-1").body)
        #expect(sent[1] == answer("c-2", to: "boris"))
    }

    @Test("Qui ne l'a pas demandé, ou qui n'attend qu'une réponse, la reçoit telle quelle")
    func alone() {
        let apart = [answer("c-1", together: false), answer("c-2", together: false), answer("c-3")]
        #expect(AnswerBundle.bundled(apart) == apart)
        #expect(AnswerBundle.bundled([answer("c-9")]) == [answer("c-9")])
    }

    @Test("Un envoi reste dans sa mesure : au-delà, un autre commence")
    func measure() {
        let long = "{\"text\":\"" + String(repeating: "x", count: 1000) + "\"}"
        let sent = AnswerBundle.bundled((0..<200).map { answer(MessageID("c-\($0)") ?? "c", body: long) })
        #expect(sent.count > 1)
        #expect(sent.allSatisfy { $0.body.count < AnswerBundle.most + 2000 })
        let commands = sent.flatMap { one in (AnswerBundle.split(one.body) ?? []).map(\.command.value) }
        #expect(commands == (0..<200).map { "c-\($0)" })
    }

    @Test(
        "Ce qui n'est pas une suite de réponses n'en donne aucune",
        arguments: [
            "", "{}", "\u{1e}{}\n", "\u{1e}{\"command\":\"c 1\",\"a\":1}\n", "\u{1e}{\"command\":\"c-1\"}\n",
            "\u{1e}{\"command\":\"c-1\",\"a\":1}",
        ]
    )
    func unreadable(body: String) { #expect(AnswerBundle.split(Array(body.utf8)) == nil) }
}
