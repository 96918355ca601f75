import Contracts
import Testing

@Suite("L'acte d'un autre, ou d'un autre jour, tel qu'il est consigné")
struct ActRecordTests {
    private static let candidate = Actor(.candidate, "P-12")
    private static let day = Day("2026-11-20")!

    @Test(
        "Il s'écrit d'une seule façon, et se relit",
        arguments: [
            (ActRecord(doneOn: day), "done=2026-11-20"),
            (ActRecord(doneOn: day, because: .officeClosed), "done=2026-11-20;because=officeClosed"),
            (
                ActRecord(
                    for: candidate,
                    on: .init(.registeredLetter, "LR-1:2"),
                    doneOn: day,
                    receivedOn: day.adding(days: 3),
                    because: .postDelayed
                ),
                "for=candidate:P-12;document=registeredLetter/LR-1:2;done=2026-11-20;received=2026-11-23;because=postDelayed"
            ),
            (
                ActRecord(
                    for: Actor(.juryMember, "P-3", of: "p2st"),
                    on: .init(.minutes, "PV-7"),
                    doneOn: day,
                    receivedOn: day
                ),
                "for=juryMember@p2st:P-3;document=minutes/PV-7;done=2026-11-20;received=2026-11-20"
            ),
        ]
    )
    func spelling(_ act: ActRecord, _ text: String) throws {
        #expect(act.description == text)
        #expect(ActRecord(text) == act)
        #expect(text.utf8.count <= ActRecord.mostBytes)
    }

    @Test(
        "Ce qui s'écrit autrement n'en est pas un",
        arguments: [
            "", "done=", "done=2026-13-01", "for=candidate:P-12", "done=2026-11-20;", ";done=2026-11-20",
            "done=2026-11-20;done=2026-11-20", "received=2026-11-20;done=2026-11-20", "done=2026-11-20;because=tired",
            "for=emperor:P-1;done=2026-11-20", "for=candidate:Jean Dupont;done=2026-11-20",
            "document=letter;done=2026-11-20", "document=parchment/1;done=2026-11-20",
            "document=letter/a b;done=2026-11-20", "done=2026-11-20;note=x", "done=2026-11-20\n",
        ]
    )
    func malformed(_ text: String) { #expect(ActRecord(text) == nil) }

    @Test("Le plus long qui s'écrit tient dans sa borne")
    func longest() throws {
        let id = String(repeating: "a", count: 64)
        let branch = try #require(BranchID(id))
        let act = ActRecord(
            for: Actor(.juryMember, id, of: branch),
            on: .init(.registeredLetter, try #require(LetterID(id))),
            doneOn: Self.day,
            receivedOn: Self.day,
            because: .serviceUnavailable
        )
        #expect(act.description.utf8.count <= ActRecord.mostBytes)
        #expect(ActRecord(act.description) == act)
        #expect(ActRecord(act.description + String(repeating: "a", count: ActRecord.mostBytes)) == nil)
    }

    @Test("Ce que signe qui consigne nomme l'acte ; un acte fait sur place se signe comme avant")
    func statement() {
        var envelope = Envelope(
            id: "c-1",
            type: "jury.sign-minutes.v1",
            source: "portal",
            time: Instant(milliseconds: 0)
        )
        envelope.actor = Actor(.officer, "P-9", of: "p2st")
        func lines() -> [Substring] {
            let statement = ActStatement(envelope, sentBy: "ccs-portal", to: "jury.p2st-1", bodyDigest: "00")
            return String(decoding: statement?.bytes ?? [], as: UTF8.self).split(separator: "\n")
        }
        let plain = lines()
        #expect(plain.count == 8 && plain[0] == "ccs-act-v1")
        let act = ActRecord(for: Self.candidate, on: .init(.form, "F-1"), doneOn: Self.day, receivedOn: Self.day)
        envelope.act = act
        let recorded = lines()
        #expect(recorded.count == 9 && recorded[0] == "ccs-act-v2")
        #expect(recorded[8] == act.description)
        #expect(Array(recorded[1..<8]) == Array(plain[1..<8]))
    }
}
