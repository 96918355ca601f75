internal import CRabbitMQ
internal import Contracts
internal import Foundation
internal import Messaging
internal import Synchronization

/// The answers to one user: what waits, and the thread that sends it while there is something to send.
final class AnswerLane: Sendable {
    private struct State {
        var waiting: [Outgoing] = []
        var bytes = 0
        var dropped = 0
        var isRunning = false
        var isClosing = false
    }

    fileprivate let user: String
    fileprivate let address: BrokerAddress
    fileprivate let limits: LinkLimits
    fileprivate let bounds: AnswerLinks.Bounds
    fileprivate let report: @Sendable (WorkerEvent) -> Void
    fileprivate let wakeUp: WakeUp
    private let state = Mutex(State())

    init(
        _ user: String,
        _ address: BrokerAddress,
        _ limits: LinkLimits,
        _ bounds: AnswerLinks.Bounds,
        _ report: @escaping @Sendable (WorkerEvent) -> Void
    ) throws(BrokerError) {
        self.user = user
        self.address = address
        self.limits = limits
        self.bounds = bounds
        self.report = report
        wakeUp = try WakeUp()
    }

    var isRunning: Bool { state.withLock { $0.isRunning } }

    /// Hands answers over; what finds no room is dropped.
    func put(_ answers: [Outgoing]) {
        let starts = state.withLock { state in
            guard !state.isClosing else { return false }
            for answer in answers {
                guard state.waiting.count < bounds.answers, state.bytes < bounds.bytes else {
                    state.dropped += 1
                    continue
                }
                state.waiting.append(answer)
                state.bytes += answer.body.count
            }
            defer { state.isRunning = true }
            return !state.isRunning
        }
        guard starts else { return wakeUp.signal() }
        let thread = Thread { [self] in
            var work = AnswerThread(self)
            work.run()
        }
        thread.name = "answers"
        thread.start()
    }

    /// No more will come; what waits is sent if the broker can be reached at once.
    func close() {
        state.withLock { $0.isClosing = true }
        wakeUp.signal()
    }

    /// Waits until the thread has ended, or until then.
    func awaitEnd(until deadline: Int64) {
        while isRunning, Clock.milliseconds < deadline { Thread.sleep(forTimeInterval: 0.005) }
    }

    // MARK: for the thread

    fileprivate var hasWork: Bool { state.withLock { !$0.waiting.isEmpty } }

    fileprivate var isClosing: Bool { state.withLock { $0.isClosing } }

    fileprivate func take() -> [Outgoing] {
        state.withLock { state in
            defer {
                state.waiting = []
                state.bytes = 0
            }
            return state.waiting
        }
    }

    fileprivate func takeDropped() -> Int {
        state.withLock { state in
            defer { state.dropped = 0 }
            return state.dropped
        }
    }

    /// Ends the thread's work unless something has come meanwhile.
    fileprivate func rest(leaving: Bool) -> Bool {
        state.withLock { state in
            guard leaving || state.waiting.isEmpty else { return false }
            state.isRunning = false
            return true
        }
    }
}

/// The thread of a lane, and what it has in hand.
private struct AnswerThread {
    let lane: AnswerLane
    var link: UnconfirmedLink?
    var pause = Backoff(first: 100, most: 2000)
    /// Before which no connection is made again.
    var notBefore: Int64 = 0
    var madeAt: Int64 = 0
    var lastUse = Clock.milliseconds
    var losses = 0
    var lastTold: Int64?

    init(_ lane: AnswerLane) { self.lane = lane }

    /// Sends until nothing has come for long, or the lane is closed.
    mutating func run() {
        while true {
            if lane.hasWork { sendWaiting() }
            link?.pump(user: lane.address.user)
            if let why = link?.lostReason { lose(why) }
            if isDone {
                link?.close()
                link = nil
                if lane.rest(leaving: lane.isClosing) { return }
            }
            wait()
        }
    }

    private var isDone: Bool {
        if lane.isClosing { return link == nil || !lane.hasWork }
        return !lane.hasWork && Clock.milliseconds - lastUse > lane.bounds.idle
    }

    private mutating func sendWaiting() {
        let now = Clock.milliseconds
        lastUse = now
        if link == nil {
            guard now >= notBefore else { return }
            do {
                link = try UnconfirmedLink(lane.address, wakeUp: lane.wakeUp, limits: lane.limits)
                madeAt = now
            } catch {
                return lose("\(error)")
            }
        }
        for answer in AnswerBundle.bundled(lane.take()) {
            do {
                try link?.send(answer, user: lane.address.user)
            } catch .unsendable {
                losses += 1
                tell("an answer cannot be sent")
            } catch {
                return
            }
        }
    }

    /// What was being sent is lost with it: whoever misses it asks again.
    private mutating func lose(_ why: String) {
        link?.close()
        link = nil
        losses += 1
        if Clock.milliseconds - madeAt > 10_000 { pause.reset() }
        var random = SystemRandomNumberGenerator()
        notBefore = Clock.milliseconds + Int64(pause.next(using: &random))
        tell(why)
    }

    /// Says it at once, and then what has gathered, once a minute.
    private mutating func tell(_ why: String) {
        losses += lane.takeDropped()
        let now = Clock.milliseconds
        if let lastTold, now - lastTold < lane.bounds.telling { return }
        lastTold = now
        lane.report(.answersLost(user: lane.user, why: why, times: losses))
        losses = 0
    }

    private func wait() {
        let now = Clock.milliseconds
        let most = lane.isClosing ? 50 : lane.bounds.idle
        if let link {
            _ = link.pause(atMost: Int(min(most, Int64(link.beat))))
        } else {
            let rest = lane.hasWork ? notBefore - now : most
            let milliseconds = Int32(clamping: max(0, min(rest, most)))
            if milliseconds > 0, ccs_poll(-1, lane.wakeUp.descriptor, milliseconds) & 2 != 0 { lane.wakeUp.clear() }
        }
    }
}
