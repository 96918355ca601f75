import ArgumentParser
import Contracts
import Foundation
import OperatorClient
import Synchronization

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Shows how everything stands, and goes on showing it.",
        discussion: """
            What is wrong stands on top, with what to do. Below, a line a store: what waits in its queue, how much is decided \
            on a second, how far its journal is ahead of what the broker has confirmed, what is parked and dead. Enter opens a \
            store, d shows the dead letters by what they have in common, o what waits on somebody for too long.

            With --plain, or where the output is no terminal: a line each time that something changes, for logs.
            """
    )

    @Flag(help: "A line each time that something changes, and no screen.")
    var plain = false

    @Option(help: "How many seconds lie between two looks.")
    var every = 2

    @Option(help: .hidden)
    var looks: Int?

    func validate() throws {
        guard every > 0 else { throw ValidationError("--every is a number of seconds above 0") }
    }

    func run() async throws {
        try await plainly {
            let surroundings = Surroundings()
            let reader = StandingReader(surroundings, stores: StoreNames(try surroundings.scheme()).all)
            guard !plain, let terminal = RawTerminal() else { return try tellChanges(reader) }
            show(reader, terminal)
        }
    }

    // MARK: lines

    private func tellChanges(_ reader: StandingReader) throws {
        var told = Set<String>()
        var look = 0
        while looks.map({ look < $0 }) ?? true {
            if look > 0 { Thread.sleep(forTimeInterval: Double(every)) }
            look += 1
            var model = WatchModel()
            let now: Set<String>
            do {
                model.take(try reader.reading(patience: 2_000))
                now = Set(model.wrongs.map { "\($0.store): \($0.advice)" })
            } catch {
                now = ["the broker: \(error)"]
            }
            let time = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            for wrong in now.subtracting(told).sorted() { Output.line("\(time) wrong \(wrong)") }
            for right in told.subtracting(now).sorted() { Output.line("\(time) over  \(right)") }
            if look == 1, now.isEmpty { Output.line("\(time) nothing is wrong") }
            told = now
            fflush(nil)
        }
    }

    // MARK: a screen

    private struct Shared {
        var model = WatchModel()
        var trouble: String?
        var ended = false
    }

    private final class Board: Sendable {
        let shared = Mutex(Shared())
    }

    private func show(_ reader: StandingReader, _ terminal: RawTerminal) {
        let board = Board()
        let pause = Double(every)
        // Asked by a thread of its own: a store that does not answer keeps no key waiting.
        Thread.detachNewThread {
            while !board.shared.withLock(\.ended) {
                do {
                    let reading = try reader.reading(patience: 2_000)
                    board.shared.withLock { shared in
                        shared.model.take(reading)
                        shared.trouble = nil
                    }
                } catch {
                    board.shared.withLock { $0.trouble = "\(error)" }
                }
                Thread.sleep(forTimeInterval: pause)
            }
        }
        defer {
            board.shared.withLock { $0.ended = true }
            terminal.close()
        }
        let words = LetterWords.known
        var screen = WatchScreen(width: 80, height: 24, words: words)
        while true {
            let (width, height) = terminal.size
            var sized = WatchScreen(width: width, height: height, words: words)
            (sized.view, sized.chosen) = (screen.view, screen.chosen)
            screen = sized
            let (model, trouble) = board.shared.withLock { ($0.model, $0.trouble) }
            var lines = screen.lines(model)
            if let trouble {
                lines.insert(
                    WatchScreen.Line(text: String("! \(trouble)".visible().prefix(width)), isWrong: true),
                    at: 0
                )
            }
            terminal.show(Array(lines.prefix(height)))
            guard let key = terminal.key(within: 500) else { continue }
            let names = WatchScreen.names(model)
            switch key {
            case .letter("q"): return
            case .up, .letter("k"): screen.chosen = max(0, screen.chosen - 1)
            case .down, .letter("j"): screen.chosen = max(0, min(names.count - 1, screen.chosen + 1))
            case .enter where screen.view == .stores && names.indices.contains(screen.chosen):
                screen.view = .store(names[screen.chosen])
            case .letter("d"): screen.view = .letters
            case .letter("o"): screen.view = .overdue
            case .escape: screen.view = .stores
            default: break
            }
        }
    }
}
