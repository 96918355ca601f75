internal import CRabbitMQ
internal import Glibc
internal import Synchronization

/// Work without a time limit of its own, as the look-up of a name: done on a thread of its own, and left to itself when
/// nobody waits for it any more.
enum Aside {
    private enum State<Result: Sendable>: Sendable {
        case running
        case done(Result)
        case abandoned
    }

    private final class Job<Result: Sendable>: Sendable {
        let state = Mutex(State<Result>.running)
        let ended: WakeUp
        let work: @Sendable () -> Result
        let undo: @Sendable (Result) -> Void

        init(_ work: @escaping @Sendable () -> Result, _ undo: @escaping @Sendable (Result) -> Void) throws(BrokerError)
        {
            self.work = work
            self.undo = undo
            ended = try WakeUp()
        }

        func run() {
            let result = work()
            let isWanted = state.withLock { state in
                guard case .running = state else { return false }
                state = .done(result)
                return true
            }
            if isWanted { ended.signal() } else { undo(result) }
        }

        func result(within milliseconds: Int) -> Result? {
            let deadline = Clock.milliseconds + Int64(milliseconds)
            while case let left = deadline - Clock.milliseconds, left > 0,
                // A signal may end it early.
                ccs_poll(ended.descriptor, -1, Int32(clamping: left)) == 0
            {}
            return state.withLock { state in
                guard case .done(let result) = state else {
                    state = .abandoned
                    return nil
                }
                return result
            }
        }
    }

    private final class Start: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// The result of `work`, if it comes within that time; one that comes later is given to `undo`, on the other thread.
    static func result<Result: Sendable>(
        within milliseconds: Int,
        _ work: @escaping @Sendable () -> Result,
        undo: @escaping @Sendable (Result) -> Void
    ) throws(BrokerError) -> Result? {
        let job = try Job(work, undo)
        var thread = pthread_t()
        let start = Unmanaged.passRetained(Start { job.run() })
        let failure = pthread_create(
            &thread,
            nil,
            { pointer in
                if let pointer { Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue().run() }
                return nil
            },
            start.toOpaque()
        )
        guard failure == 0 else {
            start.release()
            throw .unreachable("there is no thread to look for the broker on")
        }
        pthread_detach(thread)
        return job.result(within: milliseconds)
    }
}
