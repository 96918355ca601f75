internal import Messaging

/// The publishes of a channel that the broker has not answered for.
///
/// The broker numbers publishes 1, 2, 3, … on a channel in confirm mode, and confirms or refuses one number, or all
/// up to one. A mandatory message that no queue wants comes back first and is confirmed **afterwards**: returned means
/// not delivered, whatever the confirm says.
struct ConfirmWindow {
    private struct Entry {
        var token: UInt64
        var what: Link.Sent
        var isSettled = false
        var returned: String?
    }

    /// The most publishes that may be open.
    let limit: Int
    /// How many are open.
    private(set) var open = 0
    private var entries: [Entry] = []
    private var head = 0
    /// The broker's number of the entry at `head`.
    private var first: UInt64 = 1

    init(limit: Int) {
        self.limit = max(1, limit)
        entries.reserveCapacity(2 * self.limit)
    }

    /// A straggler holds what was settled behind it; that too is bounded.
    var isFull: Bool { open >= limit || entries.count - head >= 16 * limit }

    mutating func published(_ what: Link.Sent, token: UInt64) {
        if head >= limit, head * 2 >= entries.count {
            entries.removeFirst(head)
            head = 0
        }
        entries.append(Entry(token: token, what: what))
        open += 1
    }

    /// The broker gives back that message: the oldest one open that it may be.
    mutating func returned(_ what: Link.Sent, because reason: String) -> Bool {
        var index = head
        while index < entries.count {
            let entry = entries[index]
            if !entry.isSettled, entry.returned == nil, entry.what == what {
                entries[index].returned = reason
                return true
            }
            index += 1
        }
        return false
    }

    /// The broker answers for one publish, or for all up to it.
    mutating func answered(
        _ number: UInt64,
        multiple: Bool,
        accepted: Bool,
        into confirmations: inout [Confirmation]
    ) {
        let count = UInt64(entries.count - head)
        // Tag 0 with `multiple` means: all.
        let last = number == 0 && multiple ? first + count : number + 1
        guard last > first, count > 0 else { return }
        let end = head + Int(min(last - first, count))
        let begin = multiple ? head : head + Int(number - first)
        guard begin < entries.count else { return }
        for index in begin..<end where !entries[index].isSettled {
            entries[index].isSettled = true
            open -= 1
            let token = entries[index].token
            if let reason = entries[index].returned {
                confirmations.append(.failed(token: token, reason: reason))
            } else if accepted {
                confirmations.append(.confirmed(token: token))
            } else {
                confirmations.append(.failed(token: token, reason: "the broker did not take it (nack)"))
            }
        }
        while head < entries.count, entries[head].isSettled {
            head += 1
            first += 1
        }
        if head == entries.count {
            entries.removeAll(keepingCapacity: true)
            head = 0
        }
    }
}
