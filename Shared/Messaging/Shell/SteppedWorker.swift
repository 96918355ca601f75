/// A worker without threads: whoever has it says which of its two loops takes a step, and when. It is the code that
/// `Worker` runs, for simulations.
public final class SteppedWorker {
    private let loop: WorkerLoop
    private let publisher: PublisherLoop
    private let mailbox: Mailbox

    /// A worker that is given everything: connections, stores, time, chance and, at each boundary, the chance to die.
    public init(
        _ setup: Worker.Setup,
        connections: any Connecting,
        stores: any StoreSource,
        answer: @escaping ([Outgoing]) -> Void,
        entropy: Entropy,
        clock: @escaping () -> Moment,
        report: @escaping (WorkerEvent) -> Void,
        crash: @escaping CrashHook
    ) {
        var entropy = entropy
        mailbox = Mailbox(weakness: setup.weakness)
        publisher = PublisherLoop(
            connections: connections,
            mailbox: mailbox,
            entropy: entropy.branch(),
            clock: clock,
            report: report,
            crash: crash
        )
        let outside = Outside(
            connections: connections,
            stores: stores,
            answer: answer,
            clock: clock,
            entropy: entropy,
            report: report,
            crash: crash
        )
        loop = WorkerLoop(setup, outside, mailbox: mailbox)
    }

    /// Opens the stores that it holds by name.
    public func begin() throws { try loop.begin() }

    /// A step of the loop that decides. Throws `SimulatedCrash`, and why none of the stores that it is named for can be opened.
    public func decide() throws { _ = try loop.step() }

    /// A step of the loop that publishes. Throws `SimulatedCrash`, and nothing else.
    public func publish() throws { _ = try publisher.step() }

    /// The stores that it holds.
    public var stores: [String] { loop.desks.map(\.name) }

    /// The core over a store that it holds.
    public func core(of store: String) -> Core? { loop.desks.first { $0.name == store }?.core }

    /// Whether nothing of that store is in work.
    public func isIdle(_ store: String) -> Bool { loop.desks.first { $0.name == store }?.isIdle ?? true }

    /// The steady time at which it does something that nothing outside tells it to; `nil` when there is none.
    public var timer: Int64? { [loop.timer, publisher.timer].compactMap { $0 }.min() }

    /// The batch that is being decided on.
    public var inHand: [Delivery] { loop.inHand }
}
