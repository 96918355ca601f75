import Contracts
import Foundation
import Messaging
import OperatorClient
import Testing

/// Many letters are closed through a service that may end at any moment.
@Suite struct LetterWorkTests {
    /// A store with open letters, as it answers; it ends when a deadly one is tried, and when it is told to.
    private final class PlayedStore {
        var open: Set<Int64>
        var deadly: Set<Int64> = []
        var cut: Set<Int64> = []
        var dyingAgain: Set<Int64> = []
        var tried: [Int64: Int] = [:]
        var newest: Int64
        /// Before how many inquiries the store is away.
        var away = 0
        /// Ends after it has done so many pages, once each, before it answers.
        var endsAfter: [Int] = []
        private var pages = 0

        init(_ numbers: ClosedRange<Int64>) { (open, newest) = (Set(numbers), numbers.upperBound) }

        func answer(_ inquiry: Inquiry) throws -> InquiryAnswer {
            if away > 0 {
                away -= 1
                throw Complaint("does not answer")
            }
            switch inquiry {
            case .status: return .status(try Self.status(), worker: "w")
            case .discardLetters(let choice, let limit, _, _):
                let chosen = self.chosen(choice).prefix(limit)
                open.subtract(chosen)
                try end()
                return .number(chosen.count)
            case .replayLetters(let choice, let limit):
                var choice = choice
                choice.through = choice.through ?? newest
                let before = newest
                let chosen = self.chosen(choice).filter { !cut.contains($0) }.prefix(limit)
                if !deadly.isDisjoint(with: chosen) {
                    away = 3
                    throw Complaint("does not answer")
                }
                for number in chosen {
                    open.remove(number)
                    tried[number, default: 0] += 1
                    if dyingAgain.contains(number) {
                        newest += 1
                        open.insert(newest)
                    }
                }
                try end()
                return .replayed(
                    try Self.result([
                        "replayed": Int64(chosen.count), "deadAgain": newest - before, "last": chosen.last,
                        "next": self.chosen(choice).first { !cut.contains($0) }, "through": choice.through,
                        "cut": Int64(cut.count),
                    ])
                )
            default: return .done
            }
        }

        private static func result(_ fields: [String: Int64?]) throws -> ReplayedLetters {
            try JSONDecoder().decode(ReplayedLetters.self, from: JSONEncoder().encode(fields.compactMapValues { $0 }))
        }

        private func end() throws {
            pages += 1
            if endsAfter.contains(pages) {
                away = 2
                throw Complaint("ended")
            }
        }

        private func chosen(_ choice: DeadLetterChoice) -> [Int64] {
            open.filter { $0 > choice.after ?? 0 && $0 <= choice.through ?? .max && $0 == choice.number ?? $0 }.sorted()
        }

        private static func status() throws -> StoreStatus {
            let text = """
                {"store":"a","epoch":1,"recovering":false,"journal":1,"confirmed":1,"inbox":1,"parked":0,"dead":{},
                "streams":{},"scheme":"s"}
                """
            return try JSONDecoder().decode(StoreStatus.self, from: Data(text.utf8))
        }
    }

    private func work(_ store: PlayedStore) -> LetterWork {
        var work = LetterWork(on: "a", ask: store.answer, wait: { _ in })
        work.page = 10
        return work
    }

    @Test("Chaque lettre est rejouée une fois, quoi qu'il arrive au service; ce qui remeurt reste")
    func once() throws {
        let store = PlayedStore(1...95)
        store.dyingAgain = [7, 40]
        store.cut = [50]
        store.endsAfter = [2, 3, 5]
        let result = try work(store).replay(DeadLetterChoice())
        #expect(store.tried.values.allSatisfy { $0 == 1 })
        #expect(store.tried.count == 94)
        #expect(store.open == [50, 96, 97])
        #expect(result.cut == 1 && result.deadly.isEmpty && result.leavesSomething)
    }

    @Test("Une lettre qui arrête le service chaque fois est laissée, dite, et les autres passent")
    func deadly() throws {
        let store = PlayedStore(1...60)
        store.deadly = [23, 24, 60]
        let result = try work(store).replay(DeadLetterChoice())
        #expect(result.deadly == [23, 24, 60])
        #expect(store.open == [23, 24, 60])
        #expect(store.tried.count == 57)
    }

    @Test("Un service qui ne revient pas est dit, avec ce qu'il faut refaire")
    func away() throws {
        let store = PlayedStore(1...5)
        store.away = 1000
        #expect(throws: Complaint.self) { try work(store).replay(DeadLetterChoice()) }
        #expect(store.open.count == 5)
    }

    @Test("Rejeter en nombre se reprend de même")
    func discarding() throws {
        let store = PlayedStore(1...35)
        store.endsAfter = [2]
        _ = try work(store).discard(DeadLetterChoice(), by: Actor(.systemOperator, "o"), why: "a test")
        #expect(store.open.isEmpty)
    }
}
