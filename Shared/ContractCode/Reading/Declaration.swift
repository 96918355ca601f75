/// A stored property of a declared type.
public struct Member: Sendable, Equatable, Codable {
    /// Its name, as it stands in Swift.
    public let name: String
    /// Its type, as it is written.
    public let type: String
    /// What it is when nothing is said, as it is written; `nil` where something must be said.
    public let initial: String?
    /// What its doc comment says, on one line; empty without one.
    public let doc: String
    /// Whether everybody sees it.
    public let isPublic: Bool
    /// Whether it can be given a value by an initialiser: a `let` that has one cannot.
    public let isOpen: Bool
    /// Where it stands.
    public let line: Int
}

/// One of an enumeration's cases.
public struct Case: Sendable, Equatable, Codable {
    /// Its name.
    public let name: String
    /// What it is on the wire: its raw value, or its name.
    public let value: String
    /// What its doc comment says, on one line; empty without one.
    public let doc: String
    /// The values that it holds, in their order.
    public let values: [Value]

    /// A value that a case holds.
    public struct Value: Sendable, Equatable, Codable {
        /// How it is named where the case is made; `nil` without a name.
        public let label: String?
        /// Its name on the wire.
        public let name: String
        /// Its type, as it is written.
        public let type: String
    }

    /// A case.
    public init(name: String, value: String, doc: String, values: [Value] = []) {
        self.name = name
        self.value = value
        self.doc = doc
        self.values = values
    }
}

/// A type that the contracts declare.
public struct Declaration: Sendable, Equatable, Codable {
    /// What it is.
    public enum Kind: String, Sendable, Codable { case structure, enumeration }

    /// What it is.
    public let kind: Kind
    /// Its name, with the types that it stands in: `Answer.Fault`.
    public let name: String
    /// Whether everybody sees it.
    public let isPublic: Bool
    /// Whether nobody outside its file sees it.
    public let isHidden: Bool
    /// Its type parameters, by name.
    public let parameters: [String]
    /// What it conforms to, in the declaration itself.
    public let conformances: [String]
    /// What its doc comment says, on one line; empty without one.
    public let doc: String
    /// What it stores, in its order.
    public let members: [Member]
    /// Its cases, when it is an enumeration.
    public let cases: [Case]
    /// Its static properties that are texts, by name, without their quotation marks.
    public let constants: [String: String]
    /// Whether its body has an initialiser of its own.
    public let hasInitialiser: Bool
    /// The file that it stands in.
    public let path: String
    /// The line that it begins on.
    public let line: Int
    /// The line that its last brace stands on.
    public let lastLine: Int
}

/// Another name of a type.
public struct Alias: Sendable, Equatable, Codable {
    /// The name, with the types that it stands in.
    public let name: String
    /// What it stands for, as it is written.
    public let target: String
    /// What its doc comment says, on one line; empty without one.
    public let doc: String
}

/// What was found in sources.
public struct Found: Sendable, Equatable {
    /// The structs and enumerations, in the order in which they end.
    public var types: [Declaration] = []
    /// The other names.
    public var aliases: [Alias] = []
    /// The types that read themselves from a decoder in code of their own.
    public var codedByHand: Set<String> = []
    /// What is wrong.
    public var faults: [SourceFault] = []

    /// Nothing.
    public init() {}

    /// Adds what was found elsewhere.
    public mutating func add(_ other: Found) {
        types += other.types
        aliases += other.aliases
        codedByHand.formUnion(other.codedByHand)
        faults += other.faults
    }
}

/// What a source says that the reader does not understand, and what would be right.
public struct SourceFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// The line.
    public let line: Int
    /// What is wrong there.
    public let what: String

    /// A fault there.
    public init(path: String, line: Int, what: String) {
        self.path = path
        self.line = line
        self.what = what
    }

    /// In the form that compilers use, so that an editor finds the place.
    public var description: String { "\(path):\(line): error: \(what)" }
}
