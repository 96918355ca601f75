import ContractReading
import Testing

/// What is written for a declaration, and what is said of one that is not understood.
struct CompletionTests {
    private func completed(_ source: String) -> String {
        Completion(of: source, at: "Jury/X.swift").source.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("#sourceLocation") && !$0.hasPrefix("// Written") }.joined(separator: "\n")
    }

    @Test("Une déclaration reçoit son initialiseur, avec les mots de ses champs")
    func declarationGetsItsInitialiser() {
        let source = """
            /// A member votes.
            public struct CastBallot: Sendable {
                public static let type: MessageType = "jury.cast-ballot.v1"
                /// The file.
                public var dossier: DossierID
                /// The votes,
                /// one an element.
                public var votes: [ElementCode: Vote] = [:]

                public var about: DossierID? { dossier }
            }
            """
        #expect(
            completed(source) == """
                /// A member votes.
                public struct CastBallot: Sendable {
                    public static let type: MessageType = "jury.cast-ballot.v1"
                    /// The file.
                    public var dossier: DossierID
                    /// The votes,
                    /// one an element.
                    public var votes: [ElementCode: Vote] = [:]

                    public var about: DossierID? { dossier }

                    /// A member votes.
                    /// - Parameters:
                    ///   - dossier: The file.
                    ///   - votes: The votes, one an element.
                    public init(
                        dossier: DossierID,
                        votes: [ElementCode: Vote] = [:]
                    ) {
                        self.dossier = dossier
                        self.votes = votes
                    }
                }
                """
        )
    }

    /// A source, and the parameters of the initialisers that it gets.
    static let sources: [(String, [String])] = [
        ("public struct A { public var x: Int }", []),
        ("public struct A {\n    public var x: Int\n    public init(_ x: Int) { self.x = x }\n}", []),
        ("struct A {\n    var x: Int\n}", []),
        ("enum A {\n    public struct B {\n        public var x: Int\n    }\n}", []),
        ("extension A {\n    public struct B {\n        public var x: Int\n    }\n}", ["x: Int"]),
        (
            "public struct A {\n    public var x: [B: [C?]]?\n    public struct B {\n        public var y: Int\n    }\n}",
            ["y: Int", "x: [B: [C?]]?"]
        ),
        (
            "public struct A {\n    public let x: Int\n    public let y: Int = 3\n    public var z: String = \"{ \\\"a\\\"\"\n}",
            ["x: Int", "z: String = \"{ \\\"a\\\"\""]
        ),
        (
            "public struct A {\n    public var x: Int\n    public var y: Int { if x > 0 { 1 } else { 2 } }\n}",
            ["x: Int"]
        ),
        (
            "public struct A {\n    public static let n: Int = 2\n    public static var m: Int { 1 }\n    public var x: Int\n}",
            ["x: Int"]
        ),
        (
            "public struct A<T: P> where T: Q {\n    public var x: T\n    // public var y: Int\n    /* public var z: Int */\n}",
            ["x: T"]
        ),
        (
            "public struct A {\n    public var x: (Int, String)\n    public func f(_ a: Int = 3) -> [Int] {\n        var b: Int\n    }\n}",
            ["x: (Int, String)"]
        ),
        (
            "public struct A {\n    @Wrapped(by: 3) public var x: Int\n    public private(set) var y: Int\n}",
            ["x: Int", "y: Int"]
        ),
        (
            "public struct A {\n    public var x: String = \"\\(f(\"}\"))\"\n    public enum E {\n        case a(x: Int)\n        case b\n    }\n}",
            ["x: String = \"\\(f(\"}\"))\""]
        ),
        (
            "public struct A {\n    public var x: B =\n        B(1)\n    public var y: [Int] = [\n        1,\n    ]\n}",
            ["x: B = B(1)", "y: [Int] = [ 1, ]"]
        ),
    ]

    @Test("Seul ce qui est rangé, public et sans initialiseur en reçoit un", arguments: sources)
    func whatIsStoredIsGiven(_ source: String, _ parameters: [String]) {
        let completion = Completion(of: source, at: "Jury/X.swift")
        let lines = completion.source.split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) }
        var found: [String] = []
        var isInside = false
        for line in lines {
            if line == "public init(" {
                isInside = true
            } else if line.hasPrefix(") {") {
                isInside = false
            } else if isInside {
                found.append(line.hasSuffix(",") ? String(line.dropLast()) : String(line))
            }
        }
        #expect(found == parameters)
        #expect(completion.faults.isEmpty == (source != Self.sources[0].0))
    }

    /// A source, the line of its fault, and a part of what is said of it.
    static let faults: [(String, Int, String)] = [
        ("public struct A {\n    public var x = 3\n}", 2, "say its type"),
        ("public struct A {\n    public var x: Int\n    var y: Int\n}", 3, "y is not public"),
        ("public struct A {\n    public var x: Int }", 2, "first on a line of its own"),
    ]

    @Test("Ce qui n’est pas compris est dit, avec sa ligne", arguments: faults)
    func faultsHaveTheirPlace(_ source: String, _ line: Int, _ what: String) throws {
        let fault = try #require(Completion(of: source, at: "Jury/X.swift").faults.first)
        #expect(fault.description.hasPrefix("Jury/X.swift:\(line): error: "))
        #expect(fault.what.contains(what))
    }

    @Test("Le compilateur nomme les lignes de la source")
    func linesAreTheSources() {
        let source = "/// A.\npublic struct A {\n    public var x: Int\n}\n\npublic struct B {}\n"
        var named: [Int: String] = [:]
        var line = 0
        for text in Completion(of: source, at: "X.swift").source.split(
            separator: "\n",
            omittingEmptySubsequences: false
        ) {
            if let place = text.firstMatch(of: /^#sourceLocation\(file: "X.swift", line: (\d+)\)$/) {
                line = Int(place.1) ?? 0
            } else {
                if named[line] == nil || text.hasPrefix("public struct") || text == "}" { named[line] = String(text) }
                line += 1
            }
        }
        #expect(named[1] == "/// A.")
        #expect(named[3] == "    public var x: Int")
        #expect(named[4] == "}")
        #expect(named[6] == "public struct B {}")
    }
}
