public import JSONCoding

/// The domain says no: a code, the facts behind it, and, where a whole document was checked, every fault in it.
///
/// A refusal is data, in no language; it is put into French where a person reads it. It holds codes and
/// identifiers only, nothing personal: it is kept for ever as the answer to its command.
public struct Refusal: Codable, Sendable, Equatable {
    /// Which rule says no, as `evaluatorHasNotTrainedCandidate`.
    public let code: RefusalCode
    /// The facts that the rule looked at, by name.
    public let facts: [String: String]
    /// Every fault of a document, each with its place.
    public let faults: [Fault]

    /// A refusal by one rule, on these facts.
    public init(_ code: RefusalCode, _ facts: [String: String] = [:], faults: [Fault] = []) {
        self.code = code
        self.facts = facts
        self.faults = faults
    }
}

/// The name of the rule that refuses.
public struct RefusalCode: Hashable, Sendable, WrittenAsText, ExpressibleByStringLiteral {
    /// The code as it stands on the wire, in lower camel case.
    public let value: String
    /// A literal of this program.
    public init(stringLiteral value: String) { self.value = value }
    /// Takes a code as it stands in a store or on the wire.
    public init(wire value: String) { self.value = value }
    /// As `init(wire:)`.
    public init(_ description: String) { value = description }
    public static var spelling: String { "a code is a text" }
    public var description: String { value }
}

/// One thing that is wrong or missing in a document.
public struct Fault: Codable, Sendable, Hashable {
    /// Where: the path of the field, as `employment.siret`.
    public let path: String
    /// What is wrong, as `missing`, `checkDigit`, `tooLong`.
    public let code: String
    /// What would be right, in words that name no person.
    public let expected: String

    /// A fault at a place.
    public init(_ path: String, _ code: String, expected: String) {
        self.path = path
        self.code = code
        self.expected = expected
    }
}

/// What a domain decides on a message.
public enum Decision: Sendable {
    /// It is done: these events, in this order. None when everything is already as the message wants it.
    case accepted([any Event])
    /// It is not done, and never will be for this message.
    case refused(Refusal)
    /// It is valid, but what it builds on has not arrived: wait until this stream of one's own store gains an event.
    case early(StreamID)

    /// It is not done, by this rule, on these facts.
    public static func refused(_ code: RefusalCode, _ facts: [String: String] = [:]) -> Decision {
        .refused(Refusal(code, facts))
    }
}

/// Who acts: a role, the person or organisation, and the branch that the role is held in, where it is held in one.
///
/// The sending program vouches for its actor; the broker vouches for the program.
public struct Actor: Codable, Sendable, Hashable, CustomStringConvertible {
    /// The roles of the scheme; `operator` keeps the services running, `system` is a service itself.
    public enum Role: String, Codable, Sendable, CaseIterable {
        case candidate, company, referent, evaluator, officer, juryMember, authority, committee, partner, system
        case systemOperator = "operator"
    }

    /// The role acted in.
    public let role: Role
    /// Who, by identifier.
    public let id: String
    /// The branch that the role is held in, where it is held in one.
    public let branch: BranchID?

    /// Somebody in a role, held in a branch where it is held in one.
    public init(_ role: Role, _ id: String, of branch: BranchID? = nil) {
        self.role = role
        self.id = id
        self.branch = branch
    }

    /// Reads `role:id` or `role@branch:id`, where `id` is an identifier (see `Identifier`); `nil` for anything else.
    public init?(_ text: String) {
        self.init(recorded: text)
        guard isIdentified else { return nil }
    }

    /// Reads what a store has recorded: an earlier program took any text for an id, and what it recorded stays.
    public init?(recorded text: String) {
        let bytes = text.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes.index(after: colon) < bytes.endIndex else {
            return nil
        }
        // An empty part counts: `officer@:P-12` is no officer without a branch.
        let at = bytes[..<colon].firstIndex(of: UInt8(ascii: "@"))
        guard let role = Role(rawValue: String(text[..<(at ?? colon)])) else { return nil }
        var branch: BranchID?
        if let at {
            guard let known = BranchID(String(text[bytes.index(after: at)..<colon])) else { return nil }
            branch = known
        }
        self.init(role, String(text[bytes.index(after: colon)...]), of: branch)
    }

    /// Whether the id is an identifier, as it must be in whatever is taken in.
    public var isIdentified: Bool { PersonID(id) != nil }

    /// The same actor where it is identified; else one whose id is made of what was recorded, and says so: a message
    /// carries identifiers only.
    public var identified: Actor {
        if isIdentified { return self }
        let made = id.unicodeScalars.prefix(48).map { PersonID(String($0)) == nil ? "_" : String($0) }.joined()
        return Actor(role, "recorded:\(made)", of: branch)
    }

    public var description: String { branch.map { "\(role.rawValue)@\($0):\(id)" } ?? "\(role.rawValue):\(id)" }
}
