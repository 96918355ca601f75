internal import CRabbitMQ
internal import Glibc
internal import Synchronization

/// Ends calls into librabbitmq that would never return.
///
/// A send on a link whose other end is gone, or reads nothing more, has no time limit of its own. Whoever calls
/// announces by when it wants to be back; this thread shuts the socket down when that time has passed, and the call
/// fails.
final class Watchdog: Sendable {
    /// One socket under guard.
    final class Guard: Sendable {
        fileprivate let socket: Int32
        /// Milliseconds of the monotonic clock; 0 while no call is under way.
        private let deadline = Atomic<Int64>(0)
        private let hasFired = Atomic<Bool>(false)

        fileprivate init(socket: Int32) { self.socket = socket }

        /// A call begins that is to end within that many milliseconds.
        func begin(within milliseconds: Int) {
            deadline.store(Clock.milliseconds + Int64(milliseconds), ordering: .relaxed)
        }

        /// The call has ended.
        func end() { deadline.store(0, ordering: .relaxed) }

        /// Whether the socket was shut down because of a call that did not end.
        var fired: Bool { hasFired.load(ordering: .relaxed) }

        fileprivate func look(at now: Int64) {
            let limit = deadline.load(ordering: .relaxed)
            guard limit != 0, now > limit, !fired else { return }
            hasFired.store(true, ordering: .relaxed)
            ccs_shut_down(socket)
        }
    }

    static let shared = Watchdog()

    private let guards = Mutex<[Guard]>([])

    private init() {
        var thread = pthread_t()
        let failure = pthread_create(
            &thread,
            nil,
            { _ in
                while true {
                    usleep(200_000)
                    Watchdog.shared.look()
                }
            },
            nil
        )
        if failure == 0 { pthread_detach(thread) }
    }

    func watch(_ socket: Int32) -> Guard {
        let new = Guard(socket: socket)
        guards.withLock { $0.append(new) }
        return new
    }

    /// To be called before the socket is closed: its number may be another's at once.
    func forget(_ old: Guard) { guards.withLock { $0.removeAll { $0 === old } } }

    private func look() {
        let now = Clock.milliseconds
        guards.withLock { for one in $0 { one.look(at: now) } }
    }
}

/// The monotonic clock, to a few milliseconds, at next to no cost.
enum Clock {
    static var milliseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
