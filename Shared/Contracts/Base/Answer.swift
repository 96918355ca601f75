public import JSONCoding

/// What the sender of a command is told. The same command id gets the same answer for ever, except `notYet`, which is
/// not recorded.
public enum Answer: Codable, Sendable, Equatable {
    /// Done, committed; these events came of it, for the sender to name in `after` of what builds on them.
    case accepted(events: [MessageID])
    /// Not done, and never will be for this command.
    case refused(Refusal)
    /// What the command builds on (`after`) had not arrived in the time that a command waits: send it again. Where nothing is
    /// named, the command cannot be decided on for now, and the operator has been told: it still may be, so wait, and send the
    /// same again later (`isOpen`).
    case notYet(waitingFor: [MessageID])

    /// Whether the command lies with the operator: who sent it knows nothing yet.
    public var isOpen: Bool { self == .notYet(waitingFor: []) }

    /// The type of an answer on the wire.
    public static let type: MessageType = "ccs.answer.v1"

    private enum Key: String, CodingKey { case status, events, refusal, waitingFor }
    fileprivate enum Status: String, Codable { case accepted, refused, notYet }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(Status.self, forKey: .status) {
        case .accepted: self = .accepted(events: try container.decode([MessageID].self, forKey: .events))
        case .refused: self = .refused(try container.decode(Refusal.self, forKey: .refusal))
        case .notYet: self = .notYet(waitingFor: try container.decode([MessageID].self, forKey: .waitingFor))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .accepted(let events):
            try container.encode(Status.accepted, forKey: .status)
            try container.encode(events, forKey: .events)
        case .refused(let refusal):
            try container.encode(Status.refused, forKey: .status)
            try container.encode(refusal, forKey: .refusal)
        case .notYet(let waitingFor):
            try container.encode(Status.notYet, forKey: .status)
            try container.encode(waitingFor, forKey: .waitingFor)
        }
    }
}

extension Answer: JSONReadable, JSONWritable {
    public init(json: JSONValue) throws {
        try json.mustBeObject()
        let status: Status = try json.member("status")
        switch status {
        case .accepted: self = .accepted(events: try json.member("events"))
        case .refused: self = .refused(try json.member("refusal"))
        case .notYet: self = .notYet(waitingFor: try json.member("waitingFor"))
        }
    }

    public func write(to json: inout JSONWriter) {
        json.beginObject()
        switch self {
        case .accepted(let events):
            json.member("events", events)
            json.member("status", Status.accepted)
        case .refused(let refusal):
            json.member("status", Status.refused)
            json.member("refusal", refusal)
        case .notYet(let waitingFor):
            json.member("status", Status.notYet)
            json.member("waitingFor", waitingFor)
        }
        json.endObject()
    }
}

extension Answer.Status: JSONReadable, JSONWritable {}
