import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

@Suite struct ParkedTests {
    /// The desk with one request at the panel, and the panel's two events about it.
    func decidedByPanel() throws -> (desk: Rig, jury: Rig, taken: Outgoing, decided: Outgoing) {
        let desk = try Rig.desk()
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        try jury.take(jury.delivery(desk.handOver("D-1", candidate: "P-1")))
        try jury.send(DecideCase(dossier: "D-1", attempt: 1, awarded: true), id: "d-1")
        let events = try jury.published()
        #expect(events.map(\.envelope.type) == [CaseTaken.type, CaseDecided.type])
        return (desk, jury, events[0], events[1])
    }

    @Test("Un événement dont le précédent manque attend, puis passe dans l’ordre")
    func gap() throws {
        let (desk, _, taken, decided) = try decidedByPanel()
        #expect(try desk.take(desk.delivery(decided)).events == 0)
        #expect(try desk.core.status().parked == 1)
        try desk.restart()
        #expect(try desk.take(desk.delivery(taken)).events == 2)
        #expect(try desk.core.status().parked == 0)
        #expect(
            try desk.core.trace("D-1").map(\.type).suffix(2) == [
                RequestArrived.type.value, RequestGranted.type.value,
            ]
        )
    }

    @Test("Dans un même lot à l’envers, tout passe quand même dans l’ordre")
    func gapWithinABatch() throws {
        let (desk, _, taken, decided) = try decidedByPanel()
        #expect(try desk.take([desk.delivery(decided), desk.delivery(decided), desk.delivery(taken)]).events == 2)
        #expect(try desk.core.status().parked == 0)
    }

    @Test("Une longue attente se réveille par flux et par version, quel que soit l’ordre d’arrivée")
    func orderOfWaking() throws {
        let desk = try Rig.desk()
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        var events: [Outgoing] = []
        for attempt in 1...4 {
            if attempt == 1 {
                try desk.handOver("D-1", candidate: "P-1")
            } else {
                try desk.send(
                    SendRequest(dossier: "D-1", panel: "north", attempt: attempt),
                    id: MessageID("send-\(attempt)")!
                )
            }
            try jury.take(jury.delivery(try #require(try desk.published(RequestSent.type).last)))
            try jury.send(
                DecideCase(dossier: "D-1", attempt: attempt, awarded: false),
                id: MessageID("d-\(attempt)")!
            )
            events = try jury.published()
            // Only the last attempt's events are kept back from the desk.
            if attempt < 4 { try desk.take(events.suffix(2).map { desk.delivery($0) }) }
        }
        #expect(events.count == 8)
        // A listener that has seen nothing gets everything backwards.
        let late = try Rig.desk()
        try late.take(events.dropFirst().reversed().map { late.delivery($0) })
        #expect(try late.core.status().parked == 7)
        try late.take(late.delivery(events[0]))
        #expect(try late.core.status().parked == 0)
        #expect(try late.core.status().inbox == 8)
    }

    @Test("Un événement trop tôt attend que le flux avance, la suite de son flux derrière lui")
    func early() throws {
        let desk = try Rig.desk()
        let jury = try Rig.jury()
        let sent = try ["D-1", "D-2", "D-3"].map { try desk.handOver(DossierID($0)!, candidate: PersonID("P-\($0)")!) }
        try jury.take(sent.reversed().map { jury.delivery($0) })
        #expect(try jury.core.status().parked == 3)
        try jury.send(OpenBench(panel: "north"), id: "b")
        #expect(try jury.core.status().parked == 0)
        #expect(
            try jury.published(CaseTaken.type).map(\.envelope.dossier) == ["D-1", "D-2", "D-3"]
        )
    }

    @Test("Un message encore trop tôt ne retient pas ceux qui attendent la même chose et peuvent passer")
    func oneStillEarlyDoesNotHoldBackOthers() throws {
        let desk = try Rig.desk()
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        // Both wait for the case; the first one, for an attempt that has not come.
        #expect(try jury.send(DecideCase(dossier: "D-1", attempt: 2, awarded: true), id: "a-2") == nil)
        #expect(try jury.send(DecideCase(dossier: "D-1", attempt: 1, awarded: false), id: "b-1") == nil)
        let outcome = try jury.take(jury.delivery(desk.handOver("D-1", candidate: "P-1")))
        #expect(try answers(outcome).map(\.events.count) == [1])
        #expect(try jury.core.status().parked == 1)
    }

    @Test("Une commande qui nomme un événement inconnu attend, est réveillée par lui, ou reçoit « pas encore »")
    func after() throws {
        let (desk, _, taken, decided) = try decidedByPanel()
        let drop = DropRequest(dossier: "D-1")
        #expect(try desk.send(drop, id: "w-1", after: [taken.envelope.id, decided.envelope.id]) == nil)
        #expect(try desk.core.status().parked == 1)
        try desk.take(desk.delivery(taken))
        #expect(try desk.core.status().parked == 1)
        let outcome = try desk.take(desk.delivery(decided))
        #expect(try answers(outcome).map { $0.refusal?.code } == ["hasEnded"])

        #expect(try desk.send(drop, id: "w-2", after: ["never-came"]) == nil)
        #expect(try desk.core.nextDue() == desk.clock.adding(milliseconds: 5_000))
        desk.wait(4_999)
        #expect(try desk.due().replies.isEmpty)
        desk.wait(1)
        #expect(try answers(desk.due()).first == .notYet(waitingFor: ["never-came"]))
        #expect(try desk.core.status().parked == 0)
        // Not recorded: the same command id can be decided later.
        #expect(try desk.send(drop, id: "w-2")?.refusal?.code == "hasEnded")
    }

    @Test("Un événement dont la transaction est défaite n’est pas tenu pour connu")
    func afterWhatWasUndone() throws {
        let (desk, _, taken, _) = try decidedByPanel()
        var dies = true
        try desk.restart { point in
            if dies, point == .beforeCommit { throw SimulatedCrash(at: point) }
        }
        #expect(throws: SimulatedCrash.self) { try desk.take(desk.delivery(taken)) }
        dies = false
        let drop = DropRequest(dossier: "D-1")
        #expect(try desk.send(drop, id: "w-1", after: [taken.envelope.id]) == nil)
        #expect(try desk.core.status().parked == 1)
        #expect(try answers(desk.take(desk.delivery(taken))).count == 1)
    }

    @Test("L’attente d’une commande est bornée, même réveillée plusieurs fois pour rien")
    func boundedWait() throws {
        let desk = try Rig.desk()
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        #expect(try jury.send(DecideCase(dossier: "D-1", attempt: 2, awarded: true), id: "d") == nil)
        jury.wait(4_000)
        // The case's stream gains an event, but not the one that the command waits for.
        try jury.take(jury.delivery(desk.handOver("D-1", candidate: "P-1")))
        #expect(try jury.core.status().parked == 1)
        jury.wait(1_000)
        #expect(try answers(jury.due()).first?.isNotYet == true)
    }

    @Test("Un événement qui attend depuis plus longtemps que permis est mort, et se rejoue")
    func deadByAge() throws {
        let (desk, _, taken, decided) = try decidedByPanel()
        try desk.take(desk.delivery(decided))
        desk.wait(7 * 86_400_000 - 1)
        _ = try desk.due()
        #expect(try desk.core.deadLetters().isEmpty)
        desk.wait(1)
        _ = try desk.due()
        let letter = try #require(try desk.core.deadLetters().first)
        #expect(letter.reason == "tooOld")
        #expect(try desk.core.status().parked == 0)
        try desk.take(desk.delivery(taken))
        _ = try desk.core.replayDead(letter.number, now: desk.clock, entropy: &desk.entropy)
        #expect(try desk.store.state(Request.self, "D-1")?.hasEnded == true)
        #expect(try desk.core.deadLetters().isEmpty)
    }

    @Test("Un message d’une version plus neuve attend un programme qui la connaît")
    func newerVersion() throws {
        let desk = try Rig.desk()
        var envelope = Envelope(id: "n-1", type: "desk.open-request.v2", source: "portal", time: desk.clock)
        envelope.user = "ccs-portal"
        envelope.replyTo = "replies"
        let body = try JSONEncoder().encode(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil))
        try desk.take(desk.deliver(envelope, body))
        #expect(try desk.core.status().parked == 1)
        #expect(try desk.core.deadLetters().isEmpty)
        let newer = ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
            On(OpenRequestAgain.self) { command, _ in
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
        desk.wait(1_000)
        try desk.restart(newer)
        let outcome = try desk.due()
        #expect(try answers(outcome).map(\.events.count) == [1])
        #expect(try desk.core.status().parked == 0)
        #expect(try desk.due().replies.isEmpty)
    }
}

/// The second version of a command.
struct OpenRequestAgain: Command {
    static let type: MessageType = "desk.open-request.v2"
    var dossier: DossierID
    var candidate: PersonID
    var about: DossierID? { dossier }
}
