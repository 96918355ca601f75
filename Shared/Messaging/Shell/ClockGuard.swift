public import Contracts

/// Says what time it is for a store, as far as that is borne out.
///
/// What falls due cannot be taken back: files lapse, people are forgotten. So the wall clock is believed only where
/// something bears it out: that the machine has run for as long since the time was last borne out; servers on the
/// network that keep the machine's clock right; or what other services write, which are on their guard like this one.
/// A wall clock further off than the limit is not believed: the store's time goes on from where it was, at the pace at
/// which the machine runs, and what is due by it comes; nothing else does. So it is with a clock that is behind, too: by one
/// that says 1970 everything that comes would be from the future.
public struct ClockGuard: Sendable {
    /// A time that was borne out, and how long the machine had run then.
    public struct Anchor: Codable, Sendable, Equatable {
        var time: Instant
        var steady: Int64
        var start: String
    }

    /// The time of a store.
    public struct Time: Sendable, Equatable {
        /// What time it is.
        public var now: Instant
        /// By how many milliseconds the wall clock is ahead of anything that bears it out, or behind it where that is
        /// negative; 0 when it is believed.
        public var off: Int64
    }

    /// How far off a wall clock may be, in milliseconds: an hour.
    public static let limit: Int64 = 3_600_000
    /// How old the last event of a store may be that has never noted its time, as one of an earlier program: 31 days.
    static let grace: Int64 = 31 * 86_400_000

    /// To be kept with the store.
    public private(set) var anchor: Anchor
    /// The latest time that another service has written, while this clock is not believed.
    private var heard: Instant?

    /// The guard of a store.
    ///
    /// - Parameters:
    ///   - kept: the anchor that was kept with the store; `nil` where none was yet.
    ///   - last: the time of the journal's last event.
    ///   - moment: what the clocks say now.
    ///   - start: which start of the machine its steady clock counts from.
    public init(kept: Anchor?, last: Instant, at moment: Moment, start: String) {
        if let kept, kept.start == start {
            anchor = kept
        } else if let kept {
            // For how long the machine was off nobody knows: it is at least as late as it was.
            anchor = Anchor(time: kept.time, steady: moment.steady, start: start)
        } else {
            let isNew = last.milliseconds <= 0
            let isBelieved = isNew || (-Self.limit...Self.grace).contains(Self.off(moment.wall, last))
            anchor = Anchor(time: isBelieved ? moment.wall : last, steady: moment.steady, start: start)
        }
    }

    /// What time it is. `kept` is asked only when nothing else bears the wall clock out.
    public mutating func time(at moment: Moment, kept: () -> Instant?) -> Time {
        let run = max(0, moment.steady - anchor.steady)
        let expected = anchor.time.adding(milliseconds: run)
        let off = Self.off(moment.wall, expected)
        if abs(off) <= Self.limit {
            heard = nil
            // Clocks differ in their pace. Only so much is taken over, lest a clock that runs away takes the time along.
            if run >= 60_000, abs(off) <= run / 100 { settle(at: moment) }
            return Time(now: moment.wall, off: 0)
        }
        if let kept = kept(), abs(Self.off(moment.wall, kept)) <= Self.limit {
            settle(at: moment)
            return Time(now: moment.wall, off: 0)
        }
        // Others bear out that it is as late as they say, as far as the clock itself says so. That one is right which is
        // behind, time servers alone can say.
        let others = heard ?? expected
        let borne = max(expected, min(moment.wall, others))
        if abs(Self.off(moment.wall, borne)) > Self.limit { return Time(now: borne, off: Self.off(moment.wall, borne)) }
        // What is borne out by one who is much further is no more right for that: it goes on being told.
        if Self.off(others, moment.wall) > Self.limit {
            return Time(now: moment.wall, off: Self.off(moment.wall, others))
        }
        settle(at: moment)
        return Time(now: moment.wall, off: 0)
    }

    private static func off(_ wall: Instant, _ time: Instant) -> Int64 { wall.milliseconds - time.milliseconds }

    /// Another service has written this at that time: it is not earlier now.
    public mutating func hear(_ time: Instant) { heard = max(heard ?? time, time) }

    /// Somebody answers for the wall clock.
    public mutating func settle(at moment: Moment) {
        anchor = Anchor(time: moment.wall, steady: moment.steady, start: anchor.start)
        heard = nil
    }
}
