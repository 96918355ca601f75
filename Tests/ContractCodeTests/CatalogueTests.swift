import ContractBook
import ContractReading
import Contracts
import Foundation
import Testing

/// What the sources of the contracts say of each message.
struct CatalogueTests {
    private func catalogue(_ source: String) -> Catalogue {
        Catalogue(DeclarationReader.read(source, at: "Jury/X.swift"))
    }

    private func member(_ type: String) -> String {
        "public struct A: Event {\n    public static let type: MessageType = \"jury.a.v1\"\n    public var x: \(type)\n}\n"
    }

    /// Types, as a declaration writes them, and what stands on the wire.
    static let forms: [(String, Form, Bool)] = [
        ("Int", .integer, true), ("Bool?", .boolean, false), ("[Int]", .list(.integer), true),
        ("[String: [Bool]]?", .table(.text(pattern: nil, format: nil, says: ""), .list(.boolean)), false),
        ("Pair<Int>", .object(name: "PairOfInt"), true), ("A.Inner", .object(name: "A.Inner"), true),
        ("Inner?", .object(name: "A.Inner"), false),
        (
            "Colour",
            .choice([Case(name: "red", value: "red", doc: "As blood."), Case(name: "sky", value: "blue", doc: "")]),
            true
        ),
    ]

    @Test("Un champ a sur le fil la forme de son type", arguments: forms)
    func fieldHasItsForm(_ type: String, _ form: Form, _ isDemanded: Bool) throws {
        let around = """
            public struct Pair<Value: Codable>: Codable { public var left: Value }
            extension A { public struct Inner: Codable { public var y: Int } }
            public enum Colour: String, Codable {
                /// As blood.
                case red
                case sky = "blue"
            }
            """
        let catalogue = catalogue(member(type) + around)
        #expect(catalogue.faults == [])
        let field = try #require(catalogue.object("A")?.members.first)
        #expect(field.form == form)
        #expect(field.isDemanded == isDemanded)
    }

    @Test(
        "Un champ sans forme sur le fil est dit, avec sa ligne",
        arguments: [
            ("(Int, Int)", "no form"), ("Unknown", "no type of the contracts"), ("[Int?]", "as a whole"),
            ("Odd", "code of its own"), ("Loaded", "not written as a text"), ("Pair", "wants 1 types"),
        ]
    )
    func formlessFieldIsTold(_ type: String, _ what: String) throws {
        let around = """
            public struct Odd: Codable { public init(from decoder: any Decoder) throws {} }
            public enum Loaded: Codable { case a(Int) }
            public struct Pair<Value: Codable>: Codable { public var left: Value }
            """
        let fault = try #require(catalogue(member(type) + around).faults.first)
        #expect(fault.description.hasPrefix("Jury/X.swift:3: error: "))
        #expect(fault.what.contains(what))
    }

    @Test("Le livre exige les champs que le relevé des champs exige")
    func bookDemandsWhatIsRecorded() throws {
        let place = "../../ContractsTests/Golden/FIELDS"
        let recorded = try String(
            contentsOf: URL(filePath: #filePath).appending(path: place).standardized,
            encoding: .utf8
        )
        var demanded: [String: Set<String>] = [:]
        for line in recorded.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 2, let name = words[1].firstMatch(of: /^(\w+)(\??)/) else { continue }
            if name.2.isEmpty { demanded[String(words[0]), default: []].insert(String(name.1)) }
        }
        let catalogue = try ContractBook().catalogue
        #expect(demanded.count > 250)
        for message in catalogue.messages where message.kind != .question {
            let members = catalogue.object(message.declaration.name)?.members ?? []
            #expect(Set(members.filter(\.isDemanded).map(\.name)) == demanded[message.type] ?? [], "\(message.type)")
        }
    }

    @Test("Les en-têtes que dit le document AsyncAPI sont ceux que le transport lit et écrit")
    func headersAreTheTransports() throws {
        let sources = try ["Headers", "EnvelopeReader", "PropertiesWriter"].map { name in
            let place = "../../../Shared/RabbitMQ/Transport/\(name).swift"
            return try String(contentsOf: URL(filePath: #filePath).appending(path: place).standardized, encoding: .utf8)
        }
        let routes = Routes(listeners: [:], senders: [:], panels: [])
        let document = try JSONSerialization.jsonObject(with: Data(ContractBook().asyncAPI(by: routes).text().utf8))
        let components = try #require((document as? [String: Any])?["components"] as? [String: Any])
        let messages = try #require(components["messages"] as? [String: [String: Any]])
        for key in ["jury-cast-ballot-v1", "jury-minutes-signed-v1"] {
            let headers = try #require(messages[key]?["headers"] as? [String: Any])
            let names = try #require(headers["properties"] as? [String: Any]).keys
            #expect(names.count > 10)
            for name in names { #expect(sources.joined().contains("\"\(name)\""), "\(name)") }
            // What every event has, the writer adds.
            for name in headers["required"] as? [String] ?? [] {
                #expect(sources[2].contains("add(\"\(name)\""), "\(name)")
            }
            #expect((headers["required"] == nil) == (key == "jury-cast-ballot-v1"))
        }
    }

    @Test("Le livre a chaque message, avec son exemple et son schéma, et rien d’autre")
    func bookHasEveryMessage() throws {
        let book = try ContractBook()
        let golden = URL(filePath: #filePath).appending(path: "../../ContractsTests/Golden").standardized
        let names = try FileManager.default.contentsOfDirectory(atPath: golden.path())
            .filter { $0.hasSuffix(".json") && !$0.hasPrefix("ccs.answer.") }
            .map { String($0.dropLast(5)) }
        let types = book.catalogue.messages.filter { $0.kind != .question }.map(\.type)
        #expect(Set(types) == Set(names))
        #expect(types.count == names.count)
        for message in book.catalogue.messages {
            let schema = try #require(book.schema(of: message.type)).text()
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(schema.utf8)) }
            #expect((book.example(of: message.type) == nil) == (message.kind == .question))
            #expect(message.declaration.doc != "", "\(message.type) says nothing of what it means")
        }
    }
}
