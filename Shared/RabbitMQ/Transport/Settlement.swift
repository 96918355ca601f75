/// Which deliveries of a channel are still to be settled, and with how few frames some of them can be.
///
/// The broker numbers deliveries 1, 2, 3, … on a channel. One frame with `multiple` settles everything up to a number,
/// which must itself be unsettled.
struct Settlement {
    /// What to send for one call.
    struct Frames: Equatable {
        /// Everything up to this tag, in one frame.
        var upTo: UInt64?
        /// And these, in a frame each.
        var single: [UInt64] = []
    }

    private enum Mark { case open, settled, new }

    /// The lowest tag that is not settled.
    private(set) var lowest: UInt64 = 1
    private var marks: [Mark] = []
    private var head = 0

    /// The highest tag that was delivered.
    var highest: UInt64 { lowest + UInt64(marks.count - head) - 1 }

    /// Deliveries that are not settled lie between `lowest` and `highest`; none when this is 0.
    var span: Int { marks.count - head }

    mutating func delivered(_ tag: UInt64) {
        // A gap cannot be: the broker counts. Were there one, what is in it is not ours to settle.
        while highest + 1 < tag { marks.append(.settled) }
        marks.append(.open)
    }

    /// What to send to settle these; those that are settled already are passed over. Throws when one was never
    /// delivered, and then nothing is changed.
    mutating func settle(_ tags: [UInt64]) throws(BrokerError) -> Frames {
        for tag in tags where tag > highest || tag == 0 { throw .notDelivered(tag: tag) }
        for tag in tags where tag >= lowest {
            let index = head + Int(tag - lowest)
            if marks[index] == .open { marks[index] = .new }
        }
        var frames = Frames()
        while head < marks.count, marks[head] != .open {
            if marks[head] == .new { frames.upTo = lowest }
            head += 1
            lowest += 1
        }
        for tag in tags where tag >= lowest {
            let index = head + Int(tag - lowest)
            if marks[index] == .new {
                marks[index] = .settled
                frames.single.append(tag)
            }
        }
        if head == marks.count {
            marks.removeAll(keepingCapacity: marks.capacity <= 65_536)
            head = 0
        } else if head >= 4096, head * 2 >= marks.count {
            marks.removeFirst(head)
            head = 0
        }
        return frames
    }
}
