import Contracts
import Foundation
import Messaging
import OperatorClient
import Testing

/// What `ccs watch` shows.
@Suite struct WatchTests {
    private static let start = Instant(milliseconds: 1_800_000_000_000)

    private func status(_ store: String, _ change: (inout [String: Any]) -> Void = { _ in }) throws -> StoreStatus {
        var fields: [String: Any] = [
            "store": store, "epoch": 1, "recovering": false, "journal": 100, "confirmed": 100, "inbox": 200,
            "parked": 0, "dead": [String: Int](), "streams": [String: Int](), "scheme": "abc",
        ]
        change(&fields)
        return try JSONDecoder().decode(StoreStatus.self, from: JSONSerialization.data(withJSONObject: fields))
    }

    private func reading(_ seconds: Int64, _ reports: [StoreReport]) -> WatchReading {
        WatchReading(at: Self.start.adding(milliseconds: seconds * 1000), reports: reports)
    }

    @Test func ratesAreWhatChangedBetweenTwoLooks() throws {
        var model = WatchModel()
        model.take(reading(0, [StoreReport(store: "jury.a", worker: "w", status: try status("jury.a"))]))
        #expect(model.rates(of: "jury.a") == nil)
        let later = try status("jury.a") {
            $0["inbox"] = 240
            $0["journal"] = 110
        }
        model.take(reading(4, [StoreReport(store: "jury.a", worker: "w", status: later)]))
        #expect(model.rates(of: "jury.a")?.decided == 10)
        #expect(model.rates(of: "jury.a")?.journal == 2.5)
    }

    @Test func aStoreThatCameBackOlderHasNoRate() throws {
        var model = WatchModel()
        model.take(reading(0, [StoreReport(store: "a", status: try status("a"))]))
        model.take(reading(1, [StoreReport(store: "a", status: try status("a") { $0["epoch"] = 2 })]))
        #expect(model.rates(of: "a") == nil)
    }

    @Test func whatIsWrongStandsOnTopWithWhatToDo() throws {
        var silent = StoreReport(store: "evaluation", trouble: "no answer")
        silent.advice = ["nobody answers: start its service"]
        var dead = StoreReport(store: "certification", worker: "w", status: try status("certification"))
        dead.advice = ["dead letters: ccs dead list certification"]
        var model = WatchModel()
        model.take(reading(0, [dead, silent]))
        let lines = WatchScreen(width: 100, height: 20).lines(model)
        #expect(lines[0].text.contains("1 of 2 stores answer"))
        #expect(lines[1] == WatchScreen.Line(text: "! evaluation: nobody answers: start its service", isWrong: true))
        #expect(lines[2].text == "! certification: dead letters: ccs dead list certification")
        #expect(lines.contains { $0.text.hasPrefix("evaluation") && $0.isWrong && $0.text.contains("nobody") })
    }

    @Test func deadLettersAreToldByTheirCauseInTheWordsOfTheScheme() throws {
        let at = "\(Self.start)"
        func group(_ reason: String, _ type: String, _ cause: String, _ count: Int) -> [String: Any] {
            [
                "kind": ["reason": reason, "type": type, "sender": "ccs-registration", "cause": cause], "count": count,
                "files": count, "first": at, "last": at, "detail": "why",
                "examples": [["number": 7, "about": "D-7"], ["number": 6, "about": "D-6"]],
            ]
        }
        let groups = [group("refused", "x.sent.v1", "isOpen", 5), group("malformed", "x.kept.v1", "a.b: missing", 2)]
        let standing = try status("a") {
            $0["dead"] = ["refused": 5, "malformed": 2]
            $0["letterGroups"] = groups
        }
        var model = WatchModel()
        model.take(reading(0, [StoreReport(store: "a", status: standing)]))
        #expect(model.letterGroups.map(\.group.count) == [5, 2])
        let words = LetterWords(
            meaning: { $0 == "x.sent.v1" ? "A file is sent" : nil },
            sentence: { $0 == "isOpen" ? "Le dossier est ouvert." : nil }
        )
        var screen = WatchScreen(width: 400, height: 20, words: words)
        screen.view = .letters
        let lines = screen.lines(model).map(\.text)
        #expect(lines[0].contains("7 dead letters"))
        let key = LetterWords.key(try #require(standing.letterGroups?.first?.kind), in: "a")
        #expect(
            lines.contains(
                "a: 5 × refused by isOpen: Le dossier est ouvert.; x.sent.v1 (A file is sent) from ccs-registration; "
                    + "files D-7, D-6 and 3 more; since \(at) (ccs dead replay --group \(key))"
            )
        )
        #expect(lines.contains { $0.hasPrefix("a: 2 × malformed, a.b: missing; x.kept.v1 from ") })
        screen.view = .store("a")
        #expect(screen.lines(model).contains { $0.isWrong && $0.text.hasPrefix("  a: 5 × refused") })
    }

    @Test(arguments: [(40, 8), (60, 10), (80, 24), (300, 60)])
    func aScreenIsFilledAndNeverOverfilled(_ width: Int, _ height: Int) throws {
        var model = WatchModel()
        let reports = try (0..<30).map { number in
            var report = StoreReport(store: "jury.branch-\(number)", worker: "w", status: try status("jury.x"))
            report.advice = ["a sentence that is long enough to be cut where the window is a narrow one \(number)"]
            return report
        }
        model.take(reading(0, reports))
        for view in [WatchScreen.View.stores, .store("jury.branch-1"), .store("none"), .letters, .overdue] {
            var screen = WatchScreen(width: width, height: height)
            screen.view = view
            let lines = screen.lines(model)
            #expect(lines.count == height)
            #expect(lines.allSatisfy { $0.text.count <= width })
            #expect(lines.last?.text.hasPrefix("q end") == true)
        }
    }

    @Test func theChosenStoreIsTheOneThatEnterOpens() throws {
        var model = WatchModel()
        model.take(
            reading(0, try ["a", "b"].map { StoreReport(store: $0, worker: "w", status: try status($0)) })
        )
        var screen = WatchScreen(width: 100, height: 20)
        screen.chosen = 1
        let chosen = screen.lines(model).filter(\.isChosen)
        #expect(chosen.count == 1)
        #expect(chosen.first?.text.hasPrefix("b ") == true)
        #expect(WatchScreen.names(model)[1] == "b")
    }

    @Test func whatOthersWroteStaysOnItsLine() throws {
        var report = StoreReport(store: "a", trouble: "x")
        report.advice = ["bad\u{1B}[2Jthing\nnext"]
        var model = WatchModel()
        model.take(reading(0, [report]))
        let text = WatchScreen(width: 100, height: 20).lines(model).map(\.text).joined(separator: "|")
        #expect(!text.contains("\u{1B}"))
        #expect(!text.contains("\n"))
    }

    @Test func keysThatComeAtOnceAreReadOneByOne() {
        var typed: [UInt8] = [0x1B, 0x5B, 0x42, 0x1B, 0x4F, 0x41, 0x0D, 0x1B, 0x5B, 0x33, 0x7E, 0x71, 0xC3, 0x1B]
        var keys: [RawTerminal.Key?] = []
        while !typed.isEmpty { keys.append(RawTerminal.next(in: &typed)) }
        #expect(keys == [.down, .up, .enter, nil, .letter("q"), nil, .escape])
    }
}
