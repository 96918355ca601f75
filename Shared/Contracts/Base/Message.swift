public import JSONCoding

/// What a message is, on the wire: `registration.candidate-registered.v1`.
///
/// The first part is the publisher of an event, or the service that a command is for.
public struct MessageType: Hashable, Sendable, WrittenAsText, ExpressibleByStringLiteral {
    /// The type as it stands on the wire.
    public let value: String

    /// A literal of this program, of the form `<service>.<name>.v<number>`.
    public init(stringLiteral value: String) { self.value = value }

    /// Takes what a message says its type is, well formed or not.
    public init(_ value: String) { self.value = value }

    public static var spelling: String { "a message's type is a text" }

    public var description: String { value }

    /// The parts of a well-formed type: service, name and version; `nil` when it is not well formed.
    public var parts: (service: String, name: String, version: Int)? {
        cut.map { (String($0.service), String($0.name), $0.version) }
    }

    /// The service that a well-formed type begins with.
    public var service: Substring? { cut?.service }

    /// The routing key of an event of this type: the type without its version.
    public var routingKey: String { cut.map { "\($0.service).\($0.name)" } ?? value }

    // Byte by byte: the dots of a type are looked for with every message.
    private var cut: (service: Substring, name: Substring, version: Int)? {
        let bytes = value.utf8
        let dot = UInt8(ascii: ".")
        guard let first = bytes.firstIndex(of: dot) else { return nil }
        let afterFirst = bytes.index(after: first)
        guard let second = bytes[afterFirst...].firstIndex(of: dot) else { return nil }
        let tail = bytes[bytes.index(after: second)...]
        // One spelling a version: neither `v01` nor `v+1`.
        guard first > bytes.startIndex, second > afterFirst, tail.first == UInt8(ascii: "v"),
            let leading = tail.dropFirst().first, leading != UInt8(ascii: "0"),
            tail.dropFirst().allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            let version = Int(value[tail.dropFirst().startIndex...])
        else { return nil }
        return (value[..<first], value[afterFirst..<second], version)
    }
}

/// A contract: something that crosses a queue.
public protocol Message: JSONReadable, JSONWritable, Codable, Sendable, Equatable {
    /// The type on the wire. A published type never changes: an optional field is added, or a new version made.
    static var type: MessageType { get }

    /// What is personal in this message, and all of its free text: one group, `personal` on the wire.
    associatedtype Personal: JSONReadable, JSONWritable, Codable, Sendable, Equatable = NothingPersonal

    /// The group; `nil` once erased. Every consumer handles both.
    var personal: Personal? { get set }

    /// Whose personal group it is; `nil` where the message has none.
    var person: PersonID? { get }
}

/// The personal group of a message that has nothing personal.
public struct NothingPersonal: Codable, Sendable, Equatable {}

extension Message where Personal == NothingPersonal {
    public var personal: NothingPersonal? {
        get { nil }
        set {}
    }
    public var person: PersonID? { nil }
}

/// Something that somebody wants done; accepted, refused, or `not-yet`.
public protocol Command: Message {
    /// The file that it is about, where it is about one.
    var about: DossierID? { get }
}

/// Something that has happened; never refused, never changed.
public protocol Event: Message {
    /// The stream that it belongs to: the aggregate whose history it is part of.
    var stream: StreamID { get }
    /// The file that it is about, where it is about one.
    var about: DossierID? { get }
    /// The panel that it is addressed to, where its listener is one panel of the jury and no other.
    var addressedPanel: PanelID? { get }
    /// The branch in whose name it was decided, where a panel's event says so itself; a file's branch is known otherwise.
    var decidedFor: BranchID? { get }
    /// The file out of which every store removes what is personal when it journals or takes this; `nil` for all others.
    var erases: ErasedFile? { get }
    /// What every store removes besides when it journals or takes this; `nil` for all others.
    var erasesPersonal: ErasedPersonal? { get }
    /// The file out of which the store that journals this removes what ends early (`EarlyEnding`); `nil` for all others.
    var endsEarly: DossierID? { get }
}

extension Event {
    public var addressedPanel: PanelID? { nil }
    public var decidedFor: BranchID? { nil }
    public var erases: ErasedFile? { nil }
    public var erasesPersonal: ErasedPersonal? { nil }
    public var endsEarly: DossierID? { nil }
}

/// Something that has happened, as partner branches are told of it: what they need of it, in a contract of its own. It has
/// no personal group and names no person.
public protocol PartnerEvent: Message where Personal == NothingPersonal {
    /// The branch whose event it is: its partner reads it. It is the last part of the routing key.
    var branch: BranchID { get }
    /// The file that it is about; never in what all branches read.
    var about: DossierID? { get }
}

extension PartnerEvent {
    public var about: DossierID? { nil }
}

/// A file out of which everything personal is removed, whoever it is about.
public struct ErasedFile: Codable, Sendable, Equatable {
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// The services that keep what they hold for longer, under a term of their own.
    public var keptBy: [String]

    /// A file that is erased.
    public init(_ dossier: DossierID, of candidate: PersonID, keptBy: [String] = []) {
        self.dossier = dossier
        self.candidate = candidate
        self.keptBy = keptBy
    }
}

/// What is personal outside of files and is removed: of one person, up to a moment. What comes of them later is kept.
public struct ErasedPersonal: Codable, Sendable, Equatable {
    /// Whose.
    public var person: PersonID
    /// The histories out of which it is removed, whoever it is about; `nil` for all that is about the person, wherever.
    public var histories: [StreamID]?
    /// What was recorded later than this stays.
    public var through: Instant

    /// What is removed.
    public init(of person: PersonID, in histories: [StreamID]? = nil, through: Instant) {
        self.person = person
        self.histories = histories
        self.through = through
    }
}

/// The history of one aggregate of one service: its kind and its key, as `file/D-17` (CloudEvents' subject).
public struct StreamID: Hashable, Sendable, Comparable, WrittenAsText {
    /// Kind and key, with a slash between them.
    public let value: String

    /// The stream of the aggregate of that kind under that key.
    public init(_ kind: String, _ key: String) { value = "\(kind)/\(key)" }

    /// Takes a stream as it stands on the wire or in a store.
    public init(wire value: String) { self.value = value }

    /// What kind of aggregate it is.
    public var kind: Substring { value[..<slash] }

    /// The aggregate's key among its kind.
    public var key: Substring {
        let slash = slash
        return slash == value.endIndex ? value[slash...] : value[value.utf8.index(after: slash)...]
    }

    private var slash: String.Index { value.utf8.firstIndex(of: UInt8(ascii: "/")) ?? value.endIndex }

    /// As `init(wire:)`.
    public init(_ description: String) { value = description }

    public static var spelling: String { "a stream is a text" }

    public var description: String { value }

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
