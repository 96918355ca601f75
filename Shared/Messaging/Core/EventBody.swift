import Contracts
import Foundation
import JSONCoding

/// The body of an event as JSON, in two parts: what stays for ever, and the group `personal`, which an erasure takes away.
/// Each is written and read for itself; only what crosses a queue is one text.
struct EventBody: Equatable {
    /// The event without its personal group.
    var open: Data
    /// The group; `nil` where the event has none, or has it no more.
    var personal: Data?

    init(open: Data, personal: Data?) {
        self.open = open
        self.personal = personal
    }

    init(_ event: some Event, _ encoder: JSONBytesEncoder) {
        personal = event.personal.map { encoder.encode($0) }
        if personal == nil {
            open = encoder.encode(event)
        } else {
            var bare = event
            bare.personal = nil
            open = encoder.encode(bare)
        }
    }

    /// The parts of a text that `whole` made; `nil` where it made another. The bytes stay as they are, whatever this
    /// program knows of the event's type.
    init?(parting text: Data, _ decoder: JSONBytesDecoder) {
        guard let parts = try? decoder.parts(of: text, at: "personal") else { return nil }
        self.init(open: parts.rest, personal: parts.value)
        guard whole == text else { return nil }
    }

    /// The event.
    func event<E: Event>(_ type: E.Type, _ decoder: JSONBytesDecoder) throws -> E {
        var event = try decoder.decode(E.self, from: open)
        if let personal { event.personal = try decoder.decode(E.Personal.self, from: personal) }
        return event
    }

    /// How long the parts are, with the group's name.
    var count: Int { open.count + (personal.map { Self.name.count + $0.count } ?? 0) }

    private static let name = Array(#""personal":"#.utf8)

    /// The text that crosses a queue: the group stands first.
    var whole: Data {
        guard let personal, open.count >= 2 else { return open }
        var whole = Data(capacity: count + 1)
        whole.append(open[open.startIndex])
        whole.append(contentsOf: Self.name)
        whole.append(personal)
        if open.count > 2 { whole.append(UInt8(ascii: ",")) }
        whole.append(open.dropFirst())
        return whole
    }
}
