import ContractReading
import Testing

/// What is written for a type's coding.
struct CodingTests {
    private func coding(_ source: String) -> ModuleCoding { ModuleCoding(of: [(path: "X.swift", text: source)]) }

    @Test("Une structure lit et écrit ses champs dans l’ordre, ceux qui peuvent manquer à part")
    func structures() {
        let source = """
            public struct A: Codable {
                public static let n: Int = 2
                public var x: Int
                var `in`: [B]? = nil
                public var sum: Int { 3 }
            }
            """
        #expect(
            coding(source).source == """
                // Written by contract-code from the declarations of this module.
                public import JSONCoding

                extension A: JSONReadable, JSONWritable {
                    public init(json: JSONValue) throws {
                        try json.mustBeObject()
                        self.x = try json.member("x")
                        self.`in` = try json.memberIfPresent("in")
                    }

                    public func write(to json: inout JSONWriter) {
                        json.beginObject()
                        json.member("x", self.x)
                        json.member("in", self.`in`)
                        json.endObject()
                    }
                }

                """
        )
    }

    @Test("Une énumération à valeurs s’écrit comme un objet d’un membre")
    func enumerations() {
        let source = "enum A: Codable {\n    case a\n    case b(Int, of: [C: D]?, by: E? = nil)\n}"
        #expect(
            coding(source).source == """
                // Written by contract-code from the declarations of this module.
                import JSONCoding

                extension A: JSONReadable, JSONWritable {
                    init(json: JSONValue) throws {
                        let only = try json.onlyMember(of: Self.self, ["a", "b"])
                        switch only.name {
                        case "a":
                            try only.value.mustBeObject()
                            self = .`a`
                        default:
                            try only.value.mustBeObject()
                            self = .`b`(try only.value.member("_0"), of: try only.value.memberIfPresent("of"), by: try only.value.memberIfPresent("by"))
                        }
                    }

                    func write(to json: inout JSONWriter) {
                        switch self {
                        case .`a`:
                            json.beginCase("a")
                            json.endCase()
                        case .`b`(let value0, let value1, let value2):
                            json.beginCase("b")
                            json.member("_0", value0)
                            json.member("of", value1)
                            json.member("by", value2)
                            json.endCase()
                        }
                    }
                }

                """
        )
    }

    /// A source, and for which types a coding is written.
    static let sources: [(String, [String])] = [
        ("struct A { var x: Int }", []), ("enum A: String, Codable { case a }", ["A"]),
        ("struct A<T: P>: Codable { var x: T }", ["A"]),
        ("private struct A: Codable { var x: Int\n struct B: Codable { var y: Int } }", []),
        ("struct A: Codable { var x: Int\n enum CodingKeys: CodingKey { case x } }", []),
        ("struct A: Codable { var x: Int\n init(from decoder: any Decoder) throws {} }", []),
        ("struct A: Codable { var x: Int }\nextension A { init(json: JSONValue) throws {} }", []),
        ("struct B { let y = [#\"{ \\\"#, \"}\"] }\nstruct A: Codable { var x: Int }", ["A"]),
        ("struct A: WrittenAsText { var x: Int }", []), ("extension A { struct B: Event { var x: Int } }", ["A.B"]),
    ]

    @Test("Qui a une forme à soi n’en reçoit pas d’autre", arguments: sources)
    func ownFormsAreLeftAlone(_ source: String, _ types: [String]) {
        #expect(coding(source).source.matches(of: /extension ([\w.]+):/).map { String($0.1) } == types)
    }

    @Test("Un champ sans type est dit là où il compte")
    func untypedProperties() {
        let source = "public struct A: Codable {\n    public var x = 3\n}\npublic struct B {\n    public var y = 3\n}"
        #expect(coding(source).faults.map(\.line) == [2])
    }
}
