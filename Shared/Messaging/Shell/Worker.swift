public import Contracts
import Foundation
import Synchronization

/// The shell around the core: one thread that takes, decides, commits and acknowledges for all the stores it holds,
/// and one that publishes.
///
/// It owns no rule: what is decided, and whether a message is parked or dead, is the core's business.
public final class Worker: Sendable {
    /// Which stores a worker holds.
    public enum Stores: Sendable {
        /// One store, always.
        case single(name: String)
        /// These panels by name, always.
        case panels([PanelID])
        /// A fair share of these panels, by leases.
        case shared([PanelID])
    }

    /// How a worker is set up.
    public struct Setup: Sendable {
        /// The service.
        public var definition: ServiceDefinition
        /// Which stores it holds.
        public var stores: Stores
        /// The folder of the stores' files.
        public var folder: String
        /// Where copies of the stores are put, where the host has a place for them.
        public var backups: BackupFolder?
        /// The folder of the stores' keys: not in the stores' backups.
        public var keys: String
        /// Who listens to what.
        public var routes: Routes
        /// How many deliveries a store has unacknowledged at most.
        public var prefetch = 256
        /// How many messages one transaction holds at most.
        public var batch = 128
        /// How many publishes of a store may be unconfirmed at a time.
        public var window = 256
        /// What this worker is called in logs and in answers to inquiries.
        public var name: String
        /// For how many milliseconds the broker may say nothing of what a store publishes before it is published again.
        public var relayPatience: Int64 = 20_000
        /// What it reads of the time.
        public var clocks = Clocks.ofMachine
        /// Limits of the core.
        public var limits = Core.Limits()
        /// What is told of its work, where its host counts it.
        public var meter: (any WorkMeter)?
        /// Called at each boundary, for chaos.
        public var crash: @Sendable (CrashPoint) throws -> Void = { _ in }
        /// A guard taken away, for tests.
        public var weakness: Weakness?

        /// A worker of that service over those stores.
        public init(definition: ServiceDefinition, stores: Stores, folder: String, routes: Routes, name: String) {
            self.definition = definition
            self.stores = stores
            self.folder = folder
            keys = "\(folder)/keys"
            self.routes = routes
            self.name = name
        }
    }

    let setup: Setup
    let transport: Transport
    let report: @Sendable (WorkerEvent) -> Void
    private let stopping = Atomic<Bool>(false)

    /// A worker that tells what happens to it.
    public init(_ setup: Setup, transport: Transport, report: @escaping @Sendable (WorkerEvent) -> Void) {
        self.setup = setup
        self.transport = transport
        self.report = report
    }

    /// Asks it to stop: it takes nothing more, commits and acknowledges what it took, publishes what it decided, and
    /// returns from `run` within a few seconds.
    public func stop() {
        stopping.store(true, ordering: .releasing)
        transport.wakeConsumer()
    }

    var isStopping: Bool { stopping.load(ordering: .acquiring) }

    /// Works on the calling thread until it is asked to stop.
    /// - Throws: when no store that it holds by name can be opened.
    public func run() throws {
        let mailbox = Mailbox(weakness: setup.weakness)
        let (transport, report, crash, clock) = (transport, report, setup.crash, setup.clocks.moment)
        let published = DispatchSemaphore(value: 0)
        let thread = Thread {
            let publisher = PublisherLoop(
                connections: transport,
                mailbox: mailbox,
                clock: clock,
                report: report,
                crash: crash
            )
            while let rest = try? publisher.step() { Self.rest(rest) }
            published.signal()
        }
        thread.name = "publisher"
        thread.start()
        let answers = transport.answers(report)
        defer {
            mailbox.close()
            transport.wakePublisher()
            answers.close()
            _ = published.wait(timeout: .now() + 5)
            report(.stopped)
        }
        let outside = Outside(
            connections: transport,
            stores: StoresInFolder(folder: setup.folder, keys: setup.keys),
            answer: { answers.send($0) },
            answerLater: { answers.send($0) },
            elsewhere: { work in
                let thread = Thread(block: work)
                thread.name = "long work"
                thread.start()
            },
            clock: clock,
            entropy: .system,
            report: report,
            crash: crash
        )
        try work(WorkerLoop(setup, outside, mailbox: mailbox))
    }

    private func work(_ loop: WorkerLoop) throws {
        try loop.begin()
        while !isStopping { Self.rest(try loop.step()) }
        loop.beginDraining()
        let until = Moment.ofMachine.steady + 4_000
        repeat { Self.rest(try loop.step()) } while !loop.isDrained && Moment.ofMachine.steady < until
        try loop.end()
    }

    /// Rests where there is no connection to wait on; briefly, since nothing ends it.
    private static func rest(_ milliseconds: Int) {
        if milliseconds > 0 { Thread.sleep(forTimeInterval: Double(min(milliseconds, 20)) / 1000) }
    }
}
