public import Contracts
public import Foundation
public import Messaging

/// Replays or discards many letters of one store, a page at a time. Each page is one transaction of the store: broken off at
/// any moment, by the tool's end or the service's, it is begun anew and goes on with what is left.
public struct LetterWork {
    private let store: String
    private let ask: (Inquiry) throws -> InquiryAnswer
    private let wait: (Double) -> Void
    /// How many letters are closed in one transaction.
    public var page = 100
    /// How long a store may be away before this gives up, in seconds.
    public var patience = 60

    /// What came of it.
    public struct Result: Codable, Sendable, Equatable {
        /// The store.
        public var store: String
        /// How many were decided on again.
        public var replayed = 0
        /// How many of those are dead letters again.
        public var deadAgain = 0
        /// How many are left, because only their beginning was kept.
        public var cut = 0
        /// How many were closed without being decided on.
        public var discarded = 0
        /// Those that are left because the store fell silent each time that one was tried.
        public var deadly: [Int64] = []
        /// Whether an answer was lost, so that more was done than is counted here.
        public var isMore = false

        /// Whether something is left to do.
        public var leavesSomething: Bool { deadAgain > 0 || cut > 0 || !deadly.isEmpty }

        /// Nothing yet.
        public init(store: String) { self.store = store }
    }

    /// Work on that store, which is asked so; `wait` lets so many seconds go by.
    public init(
        on store: String,
        ask: @escaping (Inquiry) throws -> InquiryAnswer,
        wait: @escaping (Double) -> Void = { Thread.sleep(forTimeInterval: $0) }
    ) {
        self.store = store
        self.ask = ask
        self.wait = wait
    }

    /// Has all of them decided on again, the oldest first. Those that die again are not tried twice.
    public func replay(_ choice: DeadLetterChoice, telling: (Result) -> Void = { _ in }) throws -> Result {
        var result = Result(store: store)
        var chosen = choice
        // Where the store fell silent in the midst of a page, its letters are tried one by one.
        var alone = 0
        while true {
            let made: ReplayedLetters
            do {
                made = try replayed(try ask(.replayLetters(chosen, limit: alone > 0 ? 1 : page)))
            } catch {
                result.isMore = true
                try comeBack(after: error)
                if alone == 0 {
                    alone = page
                } else if let number = try deadly(chosen) {
                    result.deadly.append(number)
                    // It is not the letters then.
                    guard result.deadly.count < 20 else { throw error }
                    chosen.after = number
                }
                continue
            }
            chosen.through = made.through
            result.replayed += made.replayed
            result.deadAgain += made.deadAgain
            result.cut = made.cut
            guard let last = made.last else { break }
            chosen.after = last
            alone = max(0, alone - 1)
            telling(result)
        }
        return result
    }

    /// Closes all of them without deciding on them, for that reason.
    public func discard(
        _ choice: DeadLetterChoice,
        by actor: Actor,
        why: String,
        telling: (Result) -> Void = { _ in }
    ) throws -> Result {
        var result = Result(store: store)
        while true {
            let answer: InquiryAnswer
            do {
                answer = try ask(.discardLetters(choice, limit: page, by: actor, why: why))
            } catch {
                result.isMore = true
                try comeBack(after: error)
                continue
            }
            guard case .number(let count) = answer else { throw Complaint("\(store): its answer is no number") }
            if count == 0 { return result }
            result.discarded += count
            telling(result)
        }
    }

    private func replayed(_ answer: InquiryAnswer) throws -> ReplayedLetters {
        guard case .replayed(let made) = answer else {
            throw Complaint("\(store): its answer is not what was replayed")
        }
        return made
    }

    /// The first letter of them, where the store falls silent each time that it is tried; `nil` when it was closed, or is
    /// none of them any more.
    private func deadly(_ choice: DeadLetterChoice) throws -> Int64? {
        let first = try next(choice)
        guard let first else { return nil }
        for _ in 1...2 {
            do {
                var chosen = choice
                chosen.number = first
                _ = try ask(.replayLetters(chosen, limit: 1))
                return nil
            } catch {
                try comeBack(after: error)
            }
        }
        return try next(choice) == first ? first : nil
    }

    private func next(_ choice: DeadLetterChoice) throws -> Int64? {
        for _ in 1...3 {
            do { return try replayed(try ask(.replayLetters(choice, limit: 0))).next } catch {
                try comeBack(after: error)
            }
        }
        throw Complaint("\(store) ends or falls silent over and over: see its log, and say the same again")
    }

    /// Waits until the store answers again.
    private func comeBack(after error: any Error) throws {
        for _ in 0..<max(1, patience) {
            wait(1)
            if case .status? = try? ask(.status) { return }
        }
        throw Complaint("\(error); say the same again once it answers: what was done is done, and none of it twice")
    }
}
