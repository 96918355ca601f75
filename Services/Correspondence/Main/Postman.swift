import Contracts
import Foundation
import Messaging
import ServiceKit
import Synchronization

/// Hands the letters over that wait, beside the loop: asks the store which, tells it before and after, and has each made and
/// sent by a program of its own. Killed at any point, it sends a letter at least once; twice only where nobody can know
/// whether it went, and then under the same Message-ID.
final class Postman: Companion {
    private struct State {
        var holdsStore = false
        var isEnding = false
        var carrier: Carrier?
    }

    private let brokerURL: String
    private let program: String
    private let folder: String
    private let state = Mutex(State())
    private let ended = DispatchSemaphore(value: 0)

    /// How many letters are in hand at a time.
    private static let batch = 16
    /// How long it rests where nothing waits, in seconds.
    private static let rest = 2.0

    /// One that hands over what the store of these settings has to send.
    ///
    /// - Returns: `nil` where no program is named that makes and sends letters: they wait then.
    init?(_ settings: Settings, environment: [String: String]) throws {
        guard let program = environment["CCS_LETTERS"], !program.isEmpty else { return nil }
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw StoreDesk.Trouble(description: "CCS_LETTERS: \(program) is no program that can be run")
        }
        brokerURL = settings.brokerURL
        folder = settings.folder
        self.program = program
        let thread = Thread { [self] in work() }
        thread.name = "postman"
        thread.start()
    }

    func heard(_ event: WorkerEvent) {
        switch event {
        case .consumerConnected(let store) where store == Self.store: state.withLock { $0.holdsStore = true }
        case .consumerLost(let store, _) where store == Self.store: state.withLock { $0.holdsStore = false }
        case .leaseLost, .leaseHeld, .storeRefused: state.withLock { $0.holdsStore = false }
        default: break
        }
    }

    func end() {
        let carrier = state.withLock { state in
            state.isEnding = true
            return state.carrier
        }
        carrier?.end()
        _ = ended.wait(timeout: .now() + 3)
    }

    private static let store = "correspondence"

    private var isEnding: Bool { state.withLock { $0.isEnding } }

    /// Whether it goes on: while the store is this process's.
    private var works: Bool { state.withLock { $0.holdsStore && !$0.isEnding } }

    private func work() {
        defer { ended.signal() }
        while !isEnding {
            guard works else {
                Thread.sleep(forTimeInterval: 0.2)
                continue
            }
            do {
                try handOver()
            } catch {
                Self.say("\(error); it tries again")
                drop()
                rest(5)
            }
        }
        drop()
    }

    /// Hands letters over until the store is another's, or something fails.
    private func handOver() throws {
        let sender = "s-\(String(UInt64.random(in: .min ... .max), radix: 16))"
        let desk = try StoreDesk(brokerURL, store: Self.store, sender: sender)
        defer { desk.close() }
        let carrier = try Carrier(program, folder: folder)
        state.withLock { $0.carrier = carrier }
        // What the one before had sent, and could not tell any more.
        for result in try carrier.leftovers() {
            guard try desk.note(result, while: { works }) else { return }
        }
        try carrier.forget()
        while works {
            let letters = try desk.waiting(limit: Self.batch)
            if letters.isEmpty {
                rest(Self.rest)
                continue
            }
            try handOver(letters, desk, carrier)
        }
    }

    private func handOver(_ letters: [LetterSheet], _ desk: StoreDesk, _ carrier: Carrier) throws {
        var begun = 0
        for letter in letters where works {
            guard try desk.begin(letter) else { continue }
            try carrier.take(letter)
            begun += 1
        }
        // What it says of each is told as it comes, so that little is open when somebody kills us.
        for _ in 0..<begun {
            guard try desk.note(try carrier.result(), while: { works }) else { return }
        }
    }

    private func drop() {
        let carrier = state.withLock { state in
            defer { state.carrier = nil }
            return state.carrier
        }
        carrier?.end()
    }

    private func rest(_ seconds: Double) {
        var left = seconds
        while left > 0, works {
            Thread.sleep(forTimeInterval: min(left, 0.2))
            left -= 0.2
        }
    }

    private static func say(_ text: String) {
        FileHandle.standardError.write(Data("correspondence: postman: \(text.prefix(500))\n".utf8))
    }
}
