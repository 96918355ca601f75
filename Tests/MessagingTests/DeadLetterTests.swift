import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

@Suite struct DeadLetterTests {
    struct Poison: Sendable, CustomTestStringConvertible {
        var reason: String
        var detail: String
        var body = #"{"dossier":"D-1","candidate":"P-1"}"#
        var type = OpenRequest.type
        var user: String? = "ccs-portal"
        var readable = true
        var answered = true
        var testDescription: String { "\(reason): \(detail)" }
    }

    static let kinds: [Poison] = [
        Poison(reason: "malformed", detail: "body: malformed", body: "no JSON"),
        Poison(reason: "malformed", detail: "body: wrongKind", body: "[1, 2]"),
        Poison(reason: "malformed", detail: "candidate: missing", body: #"{"dossier":"D-1"}"#),
        Poison(
            reason: "malformed",
            detail: "personal.name: wrongKind",
            body: #"{"dossier":"D-1","candidate":"P-1","personal":{"name":7}}"#
        ),
        Poison(
            reason: "malformed",
            detail: "dossier: malformed",
            body: #"{"dossier":"not an identifier","candidate":"P-1"}"#
        ),
        Poison(reason: "unknownType", detail: "known are", type: "desk.dance.v1"),
        Poison(reason: "unknownType", detail: "known are", type: "gibberish"),
        Poison(reason: "noUser", detail: "user_id", user: nil, answered: false),
        Poison(reason: "notAllowed", detail: "ccs-partner may not send", user: "ccs-partner"),
        Poison(reason: "notAllowed", detail: "ccs-desk may not send", type: CaseTaken.type, user: "ccs-desk"),
        Poison(
            reason: "oversized",
            detail: "allowed are 1048576",
            body: "{\"dossier\":\"D-1\",\"x\":\"" + String(repeating: "x", count: 1 << 20) + "\"}"
        ),
        Poison(reason: "unreadable", detail: "no message id", readable: false, answered: false),
    ]

    @Test(
        "Un événement plus grand que ce qu'un message peut être n'entre pas au journal : sa commande est morte, et dit pourquoi"
    )
    func eventTooLarge() throws {
        let opening = OpenRequest(dossier: "D-1", candidate: "P-1", name: String(repeating: "n", count: 300))
        var limits = Core.Limits()
        limits.bodyBytes = try Rig.desk().delivery(opening, id: "c-1").body.count
        let desk = try Rig.desk(limits: limits)
        let outcome = try desk.take([
            try desk.delivery(opening, id: "c-1"),
            try desk.delivery(OpenRequest(dossier: "D-9", candidate: "P-9", name: "n"), id: "c-2"),
        ])
        #expect(outcome.events == 1)
        let letters = try desk.core.deadLetters()
        #expect(letters.map(\.reason) == ["failed"])
        #expect(letters.first?.detail.contains("\(RequestOpened.type) would have") == true)
        let answers = try outcome.replies.filter { $0.envelope.inReplyTo == "c-1" }.map {
            try JSONDecoder().decode(Answer.self, from: Data($0.body))
        }
        guard case .refused(let refusal)? = answers.first else {
            Issue.record("no refusal")
            return
        }
        #expect(refusal.code == "failed")
        #expect(try desk.core.verify() == [])
    }

    @Test("Ce qui ne peut être décidé est mort aussitôt, gardé entier, et dit à l’expéditeur", arguments: kinds)
    func poison(_ poison: Poison) throws {
        let desk = try Rig.desk()
        var envelope = Envelope(id: "p-1", type: poison.type, source: "portal", time: desk.clock)
        envelope.user = poison.user
        envelope.replyTo = "replies"
        let bad = desk.deliver(poison.readable ? envelope : nil, Data(poison.body.utf8))
        let good = try desk.delivery(OpenRequest(dossier: "D-9", candidate: "P-9", name: nil), id: "c-1")
        let outcome = try desk.take([bad, good])
        #expect(outcome.settled == [bad.tag, good.tag])
        #expect(outcome.events == 1)

        let letters = try desk.core.deadLetters()
        #expect(letters.map(\.reason) == [poison.reason])
        let letter = try #require(try desk.core.deadLetter(letters[0].number))
        #expect(letter.detail.contains(poison.detail), "\(letter.detail)")
        // Of one that is too long, the beginning.
        let kept = poison.body.count > Core.Limits().bodyBytes ? Core.Limits().letterBytes : poison.body.count
        #expect(letter.body == String(poison.body.prefix(kept)))
        #expect(letter.cutFrom == (kept < poison.body.count ? poison.body.count : nil))
        #expect(letter.sender == (poison.readable ? poison.user : nil))

        let codes = try answers(outcome).map { $0.refusal?.code.value }
        #expect(codes == (poison.answered ? [poison.reason, nil] : [nil]))
        let notices = outcome.replies.filter { $0.key == "ccs.desk.dead" }
        #expect(notices.count == 1)
        let notice = try JSONDecoder().decode(DeadLetterNotice.self, from: Data(notices[0].body))
        #expect(notice.reason == poison.reason)
        #expect(!String(decoding: notices[0].body, as: UTF8.self).contains("candidate"))

        // Delivered again before its acknowledgement arrived, it is the same letter.
        var again = bad
        again.attempts = 1
        try desk.take(again)
        #expect(try desk.core.deadLetters().count == 1)
    }

    @Test("Rejouer une lettre la décide comme si elle venait d’arriver; la rejeter la ferme")
    func replay() throws {
        let desk = try Rig.desk()
        let delivery = try desk.delivery(Misbehave(dossier: "D-1", candidate: "P-1", how: .throws), id: "m-1")
        try desk.take(delivery)
        let letter = try #require(try desk.core.deadLetters().first)
        // Still broken: the letter is closed, and a new one is there.
        _ = try desk.core.replayDead(letter.number, now: desk.clock, entropy: &desk.entropy)
        let second = try #require(try desk.core.deadLetters().first)
        #expect(second.number > letter.number)
        // Repaired.
        try desk.restart(
            ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
                On(Misbehave.self) { command, _ in
                    .accepted([
                        RequestOpened(
                            dossier: command.dossier,
                            candidate: command.candidate,
                            number: TakenNumber(series: "requests", number: 1),
                            personal: nil
                        )
                    ])
                }
            }
        )
        let outcome = try desk.core.replayDead(second.number, now: desk.clock, entropy: &desk.entropy)
        #expect(outcome.events == 1)
        #expect(try answers(outcome).map(\.events.count) == [1])
        #expect(try desk.core.deadLetters().isEmpty)
        #expect(try desk.core.deadLetters(openOnly: false).map(\.state) == ["replayed", "replayed"])
        #expect(try desk.core.replayDead(second.number, now: desk.clock, entropy: &desk.entropy).events == 0)
        #expect(
            try desk.core.discardDead(
                second.number,
                by: Actor(.systemOperator, "op"),
                why: "a test",
                now: desk.clock,
                entropy: &desk.entropy
            ) == nil
        )
    }

    @Test("Une lettre rejetée reste lisible et ne se rejoue plus")
    func discard() throws {
        let desk = try Rig.desk()
        try desk.send(Misbehave(dossier: "D-1", candidate: "P-1", how: .throws), id: "m-1")
        #expect(
            try desk.core.discardDead(
                1,
                by: Actor(.systemOperator, "op"),
                why: "a test",
                now: desk.clock,
                entropy: &desk.entropy
            ) != nil
        )
        #expect(try desk.core.deadLetters().isEmpty)
        _ = try desk.core.replayDead(1, now: desk.clock, entropy: &desk.entropy)
        #expect(try desk.core.deadLetters(openOnly: false).map(\.state) == ["discarded"])
    }

    @Test("Un événement refusé est mort mais connu; rejoué, il est décidé à nouveau")
    func refusedEvent() throws {
        let jury = try Rig.jury()
        let desk = try Rig.desk()
        let refusing = ServiceDefinition("jury", scheme: "toy", aggregates: [Case.self, Bench.self]) {
            On(RequestSent.self) { _, _ in .refused("notToday") }
        }
        try jury.restart(refusing)
        let sent = try desk.handOver("D-1", candidate: "P-1")
        try jury.take(jury.delivery(sent))
        try jury.take(jury.delivery(sent))
        let letters = try jury.core.deadLetters()
        #expect(letters.map(\.reason) == ["refused"])
        try jury.restart(Toy.jury)
        try jury.send(OpenBench(panel: "north"), id: "b")
        let outcome = try jury.core.replayDead(letters[0].number, now: jury.clock, entropy: &jury.entropy)
        #expect(outcome.events == 1)
    }

    @Test("Un message qui fait tomber le programme est mort à la quatrième fois qu’il revient, pas avant")
    func attempts() throws {
        let desk = try Rig.desk()
        let trap = Misbehave(dossier: "D-1", candidate: "P-1", how: .trap)
        #expect(throws: SimulatedCrash.self) { try desk.send(trap, id: "m-1") }
        for _ in 1...3 {
            try desk.restart()
            // The broker may count only once: the store counts for itself.
            #expect(throws: SimulatedCrash.self) { try desk.send(trap, id: "m-1", attempts: 1) }
            #expect(try desk.core.deadLetters().isEmpty)
        }
        try desk.restart()
        let neighbour = try desk.delivery(OpenRequest(dossier: "D-2", candidate: "P-2", name: nil), id: "c-1")
        let outcome = try desk.take([neighbour, desk.delivery(trap, id: "m-1", attempts: 4)])
        #expect(outcome.settled.count == 2)
        #expect(outcome.events == 1)
        // Its sender is told, and told again when it comes once more.
        #expect(try answers(outcome).first == .notYet(waitingFor: []))
        let again = try desk.take(desk.delivery(trap, id: "m-1", attempts: 5))
        #expect(try answers(again) == [.notYet(waitingFor: [])])
        #expect(try desk.core.deadLetters().count == 1)
        let letter = try #require(try desk.core.deadLetters().first)
        #expect(letter.reason == "crashes")
        #expect(letter.attempts == 4)
    }

    @Test("Renvoyé par son expéditeur, ce qui fait tomber le programme n’est plus essayé; l’opérateur seul le peut")
    func deadlySentAgain() throws {
        let desk = try Rig.desk()
        let trap = Misbehave(dossier: "D-1", candidate: "P-1", how: .trap)
        for attempt in 0...3 {
            #expect(throws: SimulatedCrash.self) { try desk.send(trap, id: "m-1", attempts: attempt) }
            try desk.restart()
        }
        try desk.send(trap, id: "m-1", attempts: 4)
        // A fresh delivery: to the same process, and to the next one.
        for _ in 1...2 {
            let again = try desk.take([
                desk.delivery(trap, id: "m-1"),
                desk.delivery(OpenRequest(dossier: "D-2", candidate: "P-2", name: nil), id: "c-1"),
            ])
            #expect(try answers(again).first == .notYet(waitingFor: []))
            #expect(try answers(again).last?.events.count == 1)
            try desk.restart()
        }
        #expect(try desk.core.deadLetters().map(\.reason) == ["crashes"])
        // Another message is none of this.
        #expect(throws: SimulatedCrash.self) { try desk.send(trap, id: "m-2") }
        try desk.restart()
        let letter = try #require(try desk.core.deadLetters().first)
        #expect(throws: SimulatedCrash.self) {
            try desk.core.replayDead(letter.number, now: desk.clock, entropy: &desk.entropy)
        }
        // With a program that is mended, the replayed command is decided on, and its sender has the answer.
        try desk.restart(
            ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
                On(Misbehave.self) { _, _ in .refused("mended") }
            }
        )
        _ = try desk.core.replayDead(letter.number, now: desk.clock, entropy: &desk.entropy)
        #expect(try desk.send(trap, id: "m-1")?.refusal?.code == "mended")
    }

    @Test("Un message revenu sans faute est décidé, et ses tentatives sont oubliées")
    func attemptsForgotten() throws {
        let desk = try Rig.desk()
        for turn in 1...6 {
            let answer = try desk.send(
                OpenRequest(dossier: DossierID("D-\(turn)")!, candidate: PersonID("P-\(turn)")!, name: nil),
                id: MessageID("c-\(turn)")!,
                attempts: 9
            )
            #expect(answer?.events.count == 1)
        }
        for _ in 1...6 {
            try desk.send(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: "c-1", attempts: 1)
        }
        #expect(try desk.core.deadLetters().isEmpty)
    }
}
