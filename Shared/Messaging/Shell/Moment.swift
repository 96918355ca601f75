public import Contracts
import Glibc

/// What a worker reads of the time, twice: the wall's time dates what is decided, and by the steady one it waits.
public struct Moment: Sendable, Equatable {
    /// The time on the wall, which somebody may set.
    public var wall: Instant
    /// Milliseconds of a clock that nobody sets and that only goes on, while the machine sleeps as well; counted from its
    /// start.
    public var steady: Int64

    /// A moment on both clocks.
    public init(wall: Instant, steady: Int64) {
        self.wall = wall
        self.steady = steady
    }

    /// Now, by the machine's clocks.
    public static var ofMachine: Moment {
        Moment(
            wall: Instant(milliseconds: milliseconds(CLOCK_REALTIME)),
            steady: milliseconds(CLOCK_BOOTTIME)
        )
    }

    private static func milliseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
