/// A stored property of a declared type.
public struct Member: Sendable, Equatable {
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

/// A struct that the contracts declare.
public struct Declaration: Sendable, Equatable {
    /// Its name, with the types that it stands in: `Answer.Fault`.
    public let name: String
    /// Whether everybody sees it.
    public let isPublic: Bool
    /// Its type parameters, as they are written; empty without any.
    public let parameters: String
    /// What it conforms to, in the declaration itself.
    public let conformances: [String]
    /// What its doc comment says, on one line; empty without one.
    public let doc: String
    /// What it stores, in its order.
    public let members: [Member]
    /// Whether its body has an initialiser of its own.
    public let hasInitialiser: Bool
    /// The file that it stands in.
    public let path: String
    /// The line that it begins on.
    public let line: Int
    /// The line that its last brace stands on.
    public let lastLine: Int
}

/// What was found in a source.
public struct Found: Sendable, Equatable {
    /// The structs, in the order in which they end.
    public var structs: [Declaration] = []
    /// What is wrong.
    public var faults: [SourceFault] = []

    /// Nothing.
    public init() {}
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
